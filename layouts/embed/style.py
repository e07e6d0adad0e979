"""The sheet of a frame: as little as the drawing in it needs, in the theme asked for."""

import re

from layouts import chart_css
from layouts.embed.picture import SERIF
from layouts.palette import both

_THEMES = {"hell": 0, "dunkel": 1}
_CLASS = re.compile(r"\.([a-z][\w-]*)")
_OWN = """
:root{color-scheme:SCHEME}
html,body{margin:0;background:var(--c-ground);color:var(--c-ink)}
body{font:14px/1.45 SANS;font-variant-numeric:tabular-nums}
main{padding:12px 14px;border:1px solid var(--c-rule);overflow:hidden}
main.bare{border:0;padding:0}
h1{font:600 1.3rem/1.2 SERIF;margin:.1rem 0 .5rem;text-wrap:balance}
p{margin:.3rem 0}a{color:inherit}
:focus-visible{outline:3px solid var(--c-ruhr);outline-offset:1px}
.k,.n,.f,.note,#t{color:var(--c-quiet);font-size:12px}
.f{border-top:1px solid var(--c-rule);padding-top:.35rem;margin-top:.5rem}
.f a,.f b{white-space:nowrap}
.note p{margin:.2rem 0}
#t{min-height:1.45em;margin:0;color:var(--c-ink)}
blockquote{margin:.2rem 0 .6rem;font-family:SERIF;font-size:1.05rem}
figure{margin:0}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.new{border:0;width:100%;height:1.6em;display:block}
"""
_TABLE = """
.scroll{overflow:auto;border:1px solid var(--c-rule)}
table{border-collapse:collapse;font-size:12px}caption{text-align:left;padding:.2rem .4rem}
th,td{padding:.15rem .4rem;text-align:right;white-space:nowrap;border-top:1px solid var(--c-rule)}
th:first-child{text-align:left}.strong th,.strong td{font-weight:700}
dl{font-size:12px;margin:.3rem 0}dt,dd{display:inline;margin:0}dd{margin:0 .8rem 0 .4rem}
summary{font-size:12px;cursor:pointer}
"""
_CLASSES = """
.classes{list-style:none;padding:0;margin:.3rem 0;font-size:12px}.member{margin-left:.7em}
.swatch{display:inline-block;width:1em;height:1em;margin-right:.4em;vertical-align:-.12em}
"""


def sheet(colour: str, body: str, drawing: str, *, whole: bool = False) -> str:
    """Rules for this body and drawing; `whole`: all of the charts' rules, as Plotly needs them."""
    parts = [_themes(colour), _own(colour)]
    if drawing:
        parts.append(_drawing(drawing, whole=whole))
    if 'class="chart tiles"' in drawing:
        parts.append(chart_css.TILES)
    if 'class="area' in drawing:
        parts.append(chart_css.MAP_NARROW)
    if "<table" in body:
        parts.append(_TABLE)
    if "swatch" in body:
        parts.append(_CLASSES + _swatches(body))
    return "".join(line.strip() for part in parts for line in part.splitlines())


def notice(colour: str) -> str:
    """For the line about newer figures: nothing but a text on no ground."""
    own = (
        "html,body{margin:0;background:transparent}a{color:inherit}"
        "body{font:12px/1.5 system-ui,sans-serif;color:var(--c-ink)}"
    )
    return f"{_themes(colour)}:root{{color-scheme:{_scheme(colour)}}}{own}"


def _own(colour: str) -> str:
    fonts = _OWN.replace("SANS", chart_css.FONT).replace("SERIF", SERIF)
    return fonts.replace("SCHEME", _scheme(colour))


def _scheme(colour: str) -> str:
    return {"hell": "light", "dunkel": "dark"}.get(colour, "light dark")


def _themes(colour: str) -> str:
    if colour in _THEMES:
        return f":root{{{_properties(_THEMES[colour])}}}"
    dark = f"@media(prefers-color-scheme:dark){{:root{{{_properties(1)}}}}}"
    return f":root{{{_properties(0)}}}{dark}"


def _properties(theme: int) -> str:
    return ";".join(f"--c-{name}:{pair[theme]}" for name, pair in both().items())


def _drawing(drawing: str, *, whole: bool) -> str:
    if whole:
        return chart_css.sheet().partition("@media print")[2].partition("\n")[2]
    used = {name for names in re.findall(r'class="([^"]*)"', drawing) for name in names.split()}
    rules = chart_css.rules(lambda name: f"var(--c-{name})").splitlines()
    return "\n".join(rule for rule in rules if set(_names(rule)) <= used)


def _names(rule: str) -> list[str]:
    """Classes of the first selector; one of several is enough to keep a rule."""
    return _CLASS.findall(rule.partition("{")[0].partition(",")[0]) or ["chart"]


def _swatches(body: str) -> str:
    steps = sorted(set(re.findall(r"swatch class-(\d)", body)))
    return "".join(f".swatch.class-{step}{{background:var(--c-class-{step})}}" for step in steps)
