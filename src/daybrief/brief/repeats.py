"""What a short page need not say twice."""

from daybrief.model.outcome import Brief, Section

_SHORT_PAGE = 8  # sentences of the sections


def unrepeated(brief: Brief) -> Brief:
    """The brief; on a page so short that its top stands right above the sections, without those that only say it
    again."""
    if sum(len(paragraph) for section in brief.sections for paragraph in section.paragraphs) > _SHORT_PAGE:
        return brief
    told = {cite.fact for sentence in (*brief.standfirst, *brief.takeaways) for cite in sentence.cites}
    return brief.model_copy(update={"sections": tuple(s for s in brief.sections if s.tables or _says_more(s, told))})


def _says_more(section: Section, told: set[str]) -> bool:
    cites = (cite for paragraph in section.paragraphs for sentence in paragraph for cite in sentence.cites)
    return any(cite.fact not in told for cite in cites)
