"""The templates of the page and of the further forms. Escaping is always on, whatever a file is called."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


def render(template: str, /, **values: object) -> str:
    """One template filled in; every value is escaped for HTML and XML."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("daybrief.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["clean"] = _clean
    return made


def _clean(text: object) -> str:
    """The text without the control characters that XML 1.0 cannot hold."""
    return "".join(c for c in str(text) if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
