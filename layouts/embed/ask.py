"""What the URL of a frame or a picture asks for; strict, so that a typing error is seen at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import parse_qs, urlencode

from indicators.goals import GOALS
from indicators.model import Lang
from indicators.query import VIEWS, BadSelection, Selection, View
from indicators.regions import REGIONS
from layouts import goal_address
from layouts.embed.refused import Refused, echo
from layouts.paths import ENGLISH, link
from layouts.words import say

Kind = Literal["indicator", "goal", "region"]
Use = Literal["frame", "picture"]
KINDS: tuple[Kind, ...] = ("indicator", "goal", "region")
MOST_REGIONS = 20
LONGEST = 2000
"""Characters of a query."""
COLOURS = ("auto", "hell", "dunkel")
HEIGHTS, WIDTHS, SCALES = (240, 1200), (320, 2000), (1, 3)
PIXELS = 3000
"""Width of the largest PNG. Drawing holds up a whole process: about a second for this one."""
EXAMPLE = "regionen=05113~ruhr&jahr=2015..2024"
_MANY = ("regionen", "jahr")
"""Parameters a plain form sends several times."""
CHOICE: dict[Kind, tuple[str, ...]] = {
    "indicator": ("regionen", "jahr", "ansicht", "vergleich", "stand"),
    "goal": ("vergleich", "stand"),
    "region": ("stand",),
}
LOOKS: dict[Use, tuple[str, ...]] = {
    "frame": ("farbe", "rahmen", "titel", "hoehe", "interaktiv"),
    "picture": ("farbe", "titel", "breite", "massstab", "bild"),
}
_SWITCHES = ("rahmen", "titel", "interaktiv")
_SIZES = {"hoehe": HEIGHTS, "breite": WIDTHS, "massstab": SCALES}


@dataclass(frozen=True, slots=True)
class Look:
    """How it looks. Pixels; `height` 0 is the drawing's own, `colour` "" the use's usual one."""

    colour: str = ""
    border: bool = True
    title: bool = True
    height: int = 0
    interactive: bool = False
    width: int = 940
    scale: int = 1
    preview: bool = False
    """1200 x 628, as social networks show it."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One view of an indicator, of a statement of the paper, or of a region."""

    kind: Kind
    key: str
    selection: Selection
    """Of a statement and a region: only its language and vintage."""
    against: str = ""
    """Of a statement: the comparator asked for; "" is the ledger's own."""
    look: Look = field(default_factory=Look)

    @property
    def lang(self) -> Lang:
        return self.selection.lang

    @property
    def name(self) -> str:
        """The last part of its path: slug, id, or AGS and name."""
        return link(self.kind, self.lang, self.key).rpartition("/")[2]

    def query(self, *, frozen: bool = True) -> str:
        """The canonical query of the choice, without what concerns only the look."""
        chosen = self.selection if frozen else replace(self.selection, vintage="")
        parts = [f"vergleich={REGIONS[self.against].key}" if self.against else ""]
        return "&".join(filter(None, (*parts, chosen.to_query())))

    def page(self, *, frozen: bool = False) -> str:
        """The path of the full view; pages show the newest figures only."""
        return link(self.kind, self.lang, self.key, self.query(frozen=frozen))

    def frame(self, **look: str) -> str:
        """The path of the frame."""
        return _with(front(self.kind, self.lang) + self.name, self.query(), look)

    def picture(self, form: str, **look: str) -> str:
        """The path of the picture, form svg or png."""
        return _with(f"{link(self.kind, self.lang, self.key)}.{form}", self.query(), look)

    def at(self, vintage: str) -> "Ask":
        """The same view of another vintage; "" is the newest figures."""
        return replace(self, selection=replace(self.selection, vintage=vintage))


def front(kind: Kind, lang: Lang) -> str:
    """What the path of a frame begins with."""
    english = lang == "en"
    tail = {"indicator": "", "goal": "goal/" if english else "ziel/", "region": "region/"}[kind]
    return f"{ENGLISH if english else ''}/embed/{tail}"


def read(kind: Kind, key: str, lang: Lang, query: str, use: Use) -> Ask:
    """The view asked for; raises Refused with everything that is wrong with the query."""
    example = EXAMPLE if kind == "indicator" else ""
    given = _given(query, lang, (*CHOICE[kind], *LOOKS[use]), example)
    wrong: list[str] = []
    look = _look(given, lang, use, wrong)
    if kind == "goal":
        against, notes = goal_address.comparator(given, lang)
        wrong += [say(lang, "embed.bad_vergleich")] * bool(notes)
        against = "" if against == GOALS[key].comparator else against
        made = Ask(kind, key, Selection(lang=lang, vintage=given.get("stand", "")), against, look)
    elif kind == "region":
        made = Ask(kind, key, Selection(lang=lang, vintage=given.get("stand", "")), look=look)
        wrong += [say(lang, "embed.still")] * look.interactive
    else:
        made = Ask(kind, key, _selection(given, lang, wrong), look=look)
        wrong += _undrawn(made.selection.view, look, lang, use)
    if wrong:
        raise Refused(*wrong, example=example)
    return made


def _undrawn(view: View, look: Look, lang: Lang, use: Use) -> list[str]:
    """A table is no picture, and neither it nor small multiples can be made interactive."""
    if view == "tabelle" and use == "picture":
        return [say(lang, "embed.table_picture")]
    still = view in ("tabelle", "kacheln") and look.interactive
    return [say(lang, "embed.still")] if still else []


def _given(query: str, lang: Lang, known: tuple[str, ...], example: str) -> dict[str, str]:
    """Name -> value; raises Refused for unknown names and for those that come twice."""
    try:
        if len(query) > LONGEST:
            raise ValueError(f"longer than {LONGEST}")
        found = parse_qs(query, keep_blank_values=True, errors="strict", max_num_fields=60)
    except ValueError as error:
        raise Refused(say(lang, "embed.unreadable", most=LONGEST), example=example) from error
    wrong = [
        say(lang, "embed.unknown", name=echo(name), known=", ".join(known))
        for name in found
        if name not in known
    ]
    twice = (name for name, values in found.items() if len(values) > 1 and name not in _MANY)
    wrong += [say(lang, "embed.twice", name=echo(name)) for name in twice if name in known]
    if wrong:
        raise Refused(*wrong, example=example)
    return {name: "~".join(values) for name, values in found.items() if any(values)}


def _selection(given: dict[str, str], lang: Lang, wrong: list[str]) -> Selection:
    """The choice, each part by itself, so that all that is wrong can be said at once."""
    parts = {
        key: part
        for key in ("regionen", "jahr", "ansicht", "vergleich")
        if (part := _part(key, given.get(key, ""), lang, wrong)) is not None
    }
    regions = parts["regionen"].regions if "regionen" in parts else ()
    if len(regions) > MOST_REGIONS:
        wrong.append(say(lang, "embed.many", most=MOST_REGIONS, count=len(regions)))
    years = parts.get("jahr", Selection())
    view = parts["ansicht"].view if "ansicht" in parts else "linie"
    other = parts["vergleich"].comparator if "vergleich" in parts else ""
    return Selection(regions, years.since, years.until, view, other, lang, given.get("stand", ""))


def _part(key: str, text: str, lang: Lang, wrong: list[str]) -> Selection | None:
    try:
        return Selection.from_query({key: text} if text else {}, lang)
    except BadSelection:
        wrong.append(say(lang, f"embed.bad_{key}", text=echo(text), known=", ".join(VIEWS)))
        return None


def _look(given: dict[str, str], lang: Lang, use: Use, wrong: list[str]) -> Look:
    colour = _one(given, "farbe", COLOURS, lang, wrong)
    preview = _one(given, "bild", ("og",), lang, wrong) == "og"
    on = {name: _one(given, name, ("0", "1"), lang, wrong) for name in _SWITCHES}
    sizes = {name: _size(given.get(name, ""), name, lang, wrong) for name in _SIZES}
    if preview and ("breite" in given or "massstab" in given):
        wrong.append(say(lang, "embed.fixed_size"))
    usual = Look()
    width, scale = sizes["breite"] or usual.width, sizes["massstab"] or usual.scale
    if width * scale > PIXELS:
        wrong.append(say(lang, "embed.large", most=PIXELS, width=width * scale))
    return Look(
        colour or ("auto" if use == "frame" else "hell"), on["rahmen"] != "0", on["titel"] != "0",
        sizes["hoehe"], on["interaktiv"] == "1", width, scale, preview,
    )  # fmt: skip


def _one(
    given: dict[str, str], name: str, known: Iterable[str], lang: Lang, wrong: list[str]
) -> str:
    value = given.get(name, "")
    if value and value not in known:
        wrong.append(say(lang, "embed.one_of", name=name, known=", ".join(known)))
    return value


def _size(text: str, name: str, lang: Lang, wrong: list[str]) -> int:
    """A number of pixels or a factor inside its limits; 0 where none is given."""
    low, high = _SIZES[name]
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) < 6 and low <= int(text) <= high):
        wrong.append(say(lang, "embed.size", name=name, low=low, high=high))
        return 0
    return int(text)


def _with(path: str, query: str, look: dict[str, str]) -> str:
    full = "&".join(filter(None, (query, urlencode(look))))
    return f"{path}?{full}" if full else path
