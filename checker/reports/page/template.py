"""Pages as templates in files, which a designer opens and changes: `templates/*.html` with their
styles and programs beside them.

Text is text: Jinja2 escapes whatever is put in (autoescape), so that nothing a table holds becomes
markup, and no module here writes an element.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from checker.base.errors import UsageError

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup


def filled(name: str, **things: Any) -> str:
    """The template `name` with `things` in it. Raises UsageError where Jinja2 is not installed."""
    return _template(name).render(things)


@lru_cache(maxsize=8)
def _template(name: str) -> Template:
    return _environment().get_template(name)


def _environment() -> Environment:
    try:
        # An extra, and slow to load: only a run that writes a page needs it.
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError:
        message = '写网页要用 Jinja2，请在 goalcheck 的目录运行 pip install ".[page]"。'
        raise UsageError(message) from None
    made = Environment(
        autoescape=True,
        loader=FunctionLoader(part),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    # The library types what it puts there itself, and nothing else.
    cast("dict[str, Any]", made.globals).update(part=_markup, hash_of=_hash)
    made.filters["in_address"] = _in_address
    return made


def part(name: str) -> str:
    """One of the files of templates/ as it is."""
    return files("checker.reports.page").joinpath("templates", name).read_text(encoding="utf-8")


def _markup(*names: str) -> Markup:
    """Styles or programs of our own, one behind the other, for an element of the page."""
    from markupsafe import Markup

    return Markup("".join(map(part, names)))


def _hash(text: str) -> str:
    """What a Content-Security-Policy names an element by: no other style or program runs."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


_SIGNS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "%&=#+ \"'<>\t\n\r"})


def _in_address(text: str) -> str:
    """A text as it stands behind the `#` of an address, Chinese as it is."""
    return text.translate(_SIGNS)
