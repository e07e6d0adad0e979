"""The paper an SVG is drawn on: places in a box, as wide as the page or as wide as asked for.

A fluid drawing needs no script to fit its page: sideways places are per cent of the plot, letters
and strokes keep their pixels, and only paths are stretched inside a nested drawing.
"""

from dataclasses import dataclass
from html import escape

from layouts.measure import Box


@dataclass(frozen=True, slots=True)
class Plane:
    """A box and the width of the whole drawing in pixels; 0 is fluid."""

    box: Box
    width: int = 0

    @property
    def across(self) -> float:
        """Units of a path from the left edge of the plot to its right one."""
        return self.width - self.box.left - self.box.right if self.width else 1000

    def x(self, share: float) -> str:
        """A sideways place in the plot, as an attribute."""
        return f"{share * self.across:.1f}" if self.width else f"{100 * share:.2f}%"

    def paths(self, drawn: str) -> str:
        """Paths in units of `across` and pixels from the top."""
        if self.width or not drawn:
            return drawn
        height = self.box.height
        return (
            f'<svg width="100%" height="{height}" viewBox="0 0 1000 {height}" '
            f'preserveAspectRatio="none" overflow="visible">{drawn}</svg>'
        )

    def text(
        self, words: str, share: float, y: float, kind: str = "", *, dx: float = 0,
        anchor: str = "",
    ) -> str:  # fmt: skip
        """Words at a place, `dx` pixels beside it; `anchor` is "", middle or end."""
        where = f'x="{self.x(share)}" y="{y:.1f}"' + (f' dx="{dx:g}"' if dx else "")
        how = f' text-anchor="{anchor}"' if anchor else ""
        style = f' class="{kind}"' if kind else ""
        return f"<text {where}{how}{style}>{escape(words, quote=False)}</text>"

    def line(self, one: tuple[float, float], other: tuple[float, float], kind: str) -> str:
        """A straight line between two places (share, pixels)."""
        return (
            f'<line class="{kind}" x1="{self.x(one[0])}" y1="{one[1]:.1f}" '
            f'x2="{self.x(other[0])}" y2="{other[1]:.1f}"/>'
        )

    def dot(self, share: float, y: float, radius: float, kind: str) -> str:
        return f'<circle class="{kind}" cx="{self.x(share)}" cy="{y:.1f}" r="{radius:g}"/>'
