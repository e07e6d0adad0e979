"""The triad: its finding at the head of the overview, each pillar's verdict, and its table."""

from dash import dcc, html
from dash.development.base_component import Component

from indicators.goals import GOALS
from indicators.model import Lang, Pillar
from indicators.rules import RULES
from indicators.triad import PillarMark, Triad
from layouts import svg_writer, triad_mark
from layouts.components import section
from layouts.goal_address import href
from layouts.goal_data import WHOLE
from layouts.goal_words import label, whole
from layouts.pages.goal_parts import STROKES, signed
from layouts.paths import link
from layouts.words import say


def finding(triad: Triad, lang: Lang) -> str:
    """The one leading statement of the overview."""
    return whole(triad, lang)


def mark(triad: Triad, lang: Lang) -> Component:
    """The three strokes, with their words as alternative text."""
    words = [
        f"{say(lang, f'pillar.{item.pillar}')} {RULES.words['triad'][item.mark].in_(lang)}"
        for item in triad.pillars
    ]
    text = say(lang, "triad.alt", words=", ".join(words))
    picture = svg_writer.data_uri(triad_mark.svg([item.mark for item in triad.pillars]))
    return html.Img(src=picture, alt=text, width=102, height=38, className="triad-mark")


def together(triad: Triad, lang: Lang) -> Component:
    """What that makes of the triad as a whole, and the rule in one sentence."""
    word = RULES.words["triad"][triad.mark].in_(lang)
    return html.P(
        [
            html.Strong(say(lang, "triad.whole", mark=word)),
            " ",
            say(lang, "triad.rule"),
            " ",
            dcc.Link(say(lang, "triad.more"), href=href(GOALS[WHOLE], lang)),
            ", ",
            dcc.Link(say(lang, "triad.method"), href=link("method", lang)),
            ".",
        ],
        className="subline",
    )


def pillar(triad: Triad, key: Pillar, lang: Lang) -> Component:
    """A pillar's mark and the count behind it."""
    item = next(found for found in triad.pillars if found.pillar == key)
    text = RULES.words["triad"][item.mark].in_(lang)
    return html.Div(
        [
            html.P(signed(STROKES[item.mark], text, item.mark), className="verdict"),
            html.P(count(item, lang), className="note"),
        ]
    )


def count(item: PillarMark, lang: Lang) -> str:
    """How many of its headline indicators improved, how many cannot be assessed, until when."""
    better = sum(found == "improved" for _, found in item.counted)
    total = len(item.counted) + len(item.left_out)
    text = say(lang, "triad.count", better=better, total=total)
    if item.left_out:
        text += say(lang, "triad.left_out", count=len(item.left_out))
    return text + _ends(item, lang)


def _ends(item: PillarMark, lang: Lang) -> str:
    """The last years of the verdicts counted: they need not all be judged up to the same one."""
    if not item.ends:
        return ""
    first, last = min(item.ends), max(item.ends)
    key = "triad.ends" if first < last else "triad.end"
    return say(lang, key, first=first, last=last)


def table(triad: Triad, lang: Lang) -> Component:
    """Which headline indicators made each pillar's mark."""
    rows = [_row(item, lang) for item in triad.pillars]
    keys = ("pillar", "mark", "made_of")
    head = html.Tr([html.Th(say(lang, f"triad.{key}"), scope="col") for key in keys])
    body = html.Table([html.Thead(head), html.Tbody(rows)], className="cards")
    return section(
        say(lang, "triad.title"), mark(triad, lang), body, together(triad, lang), anchor="dreiklang"
    )


def _row(item: PillarMark, lang: Lang) -> Component:
    parts = [
        f"{label(key, lang)}: {RULES.words['triad'][found].in_(lang)}"
        for key, found in item.counted
    ]
    none = RULES.words["triad"]["not_assessable"].in_(lang)
    parts += [f"{label(key, lang)}: {none}" for key in item.left_out]
    return html.Tr(
        [
            html.Th(say(lang, f"pillar.{item.pillar}"), scope="row"),
            html.Td(
                signed(STROKES[item.mark], RULES.words["triad"][item.mark].in_(lang), item.mark)
            ),
            html.Td("; ".join(parts)),
        ]
    )
