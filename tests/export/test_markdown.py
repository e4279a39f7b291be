import re

from daybrief.export.markdown import safe
from daybrief.export.publish import publish
from tests.brief.newsday import full_day, theatre


def test_every_footnote_mark_has_its_footnote_and_the_other_way_round() -> None:
    material = full_day().material()
    pages = publish(material, theatre()).pages
    text = pages["brief.md"]
    notes = set(re.findall(r"^\[\^(\d+)\]:", text, re.M))
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert marks == notes
    assert notes


def test_marks_of_a_source_cannot_format_the_page() -> None:
    assert safe("# *bold* [x](y)\n<b>") == r"\# \*bold\* \[x\](y) \<b\>"
