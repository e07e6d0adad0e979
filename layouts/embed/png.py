"""SVG -> PNG by resvg, with two fonts of its own so that letters are the same on every machine.

Source Sans 3 and Source Serif 4 (SIL Open Font License 1.1) come with packages of their own;
fonts of the system are not looked at. The renderer is loaded with the first picture.
"""

from functools import cache, lru_cache

SANS, SERIF = "Source Sans 3", "Source Serif 4"


@cache
def fonts() -> tuple[str, ...]:
    """The font files, upright; every weight is in one file."""
    import fontpkg

    return tuple(str(fontpkg.path(name)) for name in (SANS, SERIF))


@lru_cache(maxsize=32)
def png(svg: str, scale: int = 1) -> bytes:
    """The picture in `scale` pixels for each of the SVG's; the last 32 are kept."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_files=list(fonts()),
            font_family=SANS,
            sans_serif_family=SANS,
            serif_family=SERIF,
        )
    )
