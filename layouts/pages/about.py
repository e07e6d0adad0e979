"""What an indicator means, where it breaks, where it has gaps, and where it comes from."""

from itertools import groupby

from dash import html
from dash.development.base_component import Component

from indicators.model import Indicator, Lang
from indicators.regions import GERMANY, MEMBERS, NRW, NRW_REST, REGIONS, RUHR
from indicators.store import Origin
from layouts import passed_on
from layouts.components import section
from layouts.facts import Fact
from layouts.numbers import day
from layouts.places import name
from layouts.series import Points, points, shown
from layouts.sources import code, publisher
from layouts.words import say


def layout(item: Fact, lang: Lang) -> Component:
    """Definition and notes beside breaks and gaps, then the table of sources."""
    if item.stored is None:
        return definition(item.indicator, lang)
    return html.Div([definition(item.indicator, lang), _limits(item, lang), _sources(item, lang)])


def definition(indicator: Indicator, lang: Lang) -> Component:
    notes = [html.Li(note.in_(lang)) for note in indicator.notes]
    return section(
        say(lang, "about.title"),
        html.P(indicator.description.in_(lang), className="prose"),
        html.Dl(_terms(indicator, lang), className="terms"),
        html.Ul(notes, className="prose notes") if notes else None,
        anchor="definition",
    )


def _terms(indicator: Indicator, lang: Lang) -> list[Component]:
    pairs = [
        ("definition", indicator.definition.in_(lang)),
        ("unit", indicator.unit.in_(lang)),
        ("direction", say(lang, f"direction.{indicator.direction}")),
        ("level", say(lang, f"level.{indicator.level}")),
        ("pool" if indicator.level == "kreis" else "pool_wide", _pool(indicator, lang)),
    ]
    return [
        part for key, text in pairs for part in (html.Dt(say(lang, f"about.{key}")), html.Dd(text))
    ]


def _pool(indicator: Indicator, lang: Lang) -> str:
    """How the Ruhr value is made, or why there is none."""
    pool = indicator.pool
    if not pool.methods:
        return pool.reason.in_(lang) if pool.reason else say(lang, "page.no_ruhr")
    texts = [say(lang, f"pool.{method}") for method in pool.methods]
    if pool.weight_name:
        texts.append(say(lang, "pool.weight", name=pool.weight_name.in_(lang)))
    return " ".join(texts)


def _limits(item: Fact, lang: Lang) -> Component:
    found = points(item.stored, shown(item.indicator)) if item.stored else {}
    lines = [*_span(found, lang), *_breaks(item.indicator, lang)]
    lines += gaps(item.indicator, found, lang)
    absent = [name(key, lang) for key in item.indicator.absent]
    if absent:
        lines.append(say(lang, "about.absent", names=", ".join(absent)))
    if RUHR not in found and item.indicator.pool.methods:
        lines.append(say(lang, "page.no_ruhr"))
    if len(lines) == 1:
        lines.append(say(lang, "about.complete"))
    content = html.Ul([html.Li(line) for line in lines], className="prose notes")
    return section(say(lang, "about.limits"), content, anchor="luecken")


def _span(found: Points, lang: Lang) -> list[str]:
    """First and last period with a figure: where a series has ended, nobody need guess it."""
    told = {p for by in found.values() for p, point in by.items() if point.value is not None}
    if not told:
        return []
    return [say(lang, "about.span", first=min(told), last=max(told))]


def _breaks(indicator: Indicator, lang: Lang) -> list[str]:
    lines = []
    for item in indicator.breaks:
        who = ", ".join(name(key, lang) for key in item.regions if key in REGIONS)
        text = say(lang, "about.break", period=item.period, text=item.text.in_(lang))
        lines.append(f"{text} ({who})" if who else text)
    return lines


def gaps(indicator: Indicator, found: Points, lang: Lang) -> list[str]:
    """Years between the first and the last without a figure: for all members, for the Ruhr."""
    if indicator.frequency != "annual":
        return []
    members = {
        p for key in MEMBERS for p, point in found.get(key, {}).items() if point.value is not None
    }
    lines = _spans("about.gap_members", members, lang)
    for key in (RUHR, NRW_REST, NRW, GERMANY):
        own = {p for p, point in found.get(key, {}).items() if point.value is not None}
        inside = {p for p in members if own and min(own) <= p <= max(own)}
        missing = sorted(int(p) for p in inside - own)
        lines += [
            say(lang, "about.gap_one", name=name(key, lang), years=years)
            for years in _runs(missing)
        ]
    return lines


def _spans(key: str, told: set[str], lang: Lang) -> list[str]:
    years = sorted(int(period) for period in told if len(period) == 4)
    missing = (
        [year for year in range(years[0], years[-1]) if year not in set(years)] if years else []
    )
    return [say(lang, key, years=text) for text in _runs(missing)]


def _runs(years: list[int]) -> list[str]:
    """Years as spans: [2017, 2018, 2020] -> 2017–2018, 2020."""
    runs = []
    for _, part in groupby(enumerate(years), key=lambda pair: pair[1] - pair[0]):
        run = [year for _, year in part]
        runs.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return runs


def _sources(item: Fact, lang: Lang) -> Component:
    provenance = item.stored.provenance if item.stored else None
    origins = provenance.origins if provenance else ()
    entries = [_origin(origin, lang) for origin in origins]
    handed = not all(passed_on.fetched(origin) for origin in origins)
    weights = provenance.weights if provenance else ""
    return section(
        say(lang, "source.title"),
        html.Ul(entries, className="origins"),
        html.P(say(lang, "source.changed_long"), className="note"),
        html.P(say(lang, "source.via_why"), className="note") if handed else None,
        html.P(say(lang, "source.weights", name=weights), className="note") if weights else None,
        anchor="herkunft",
    )


def _origin(origin: Origin, lang: Lang) -> Component:
    """One file that was read: whose, which table, which edition, on which terms, which bytes."""
    facts = [f"{say(lang, 'source.edition')} {day(origin.edition, lang)}"] if origin.edition else []
    date = day(origin.retrieved, lang) if origin.retrieved else say(lang, "source.no_date")
    facts.append(f"{say(lang, 'source.retrieved')}: {date}")
    licence = (
        html.A(origin.licence, href=origin.licence_url) if origin.licence_url else origin.licence
    )
    place = (
        html.A(origin.url, href=origin.url)
        if passed_on.fetched(origin)
        else say(lang, "source.via", place=passed_on.through(origin, lang))
    )
    checksum = html.Code(origin.sha256[:12], title=f"sha256 {origin.sha256}")
    title = html.Span(origin.title, lang="de")
    return html.Li(
        [
            html.P([publisher(origin, lang), ", ", html.Strong(code(origin)), " ", title]),
            html.P([", ".join(facts), ", ", licence], className="terms-line"),
            html.P([origin.file, " · ", place, " · sha256 ", checksum], className="note"),
        ]
    )
