"""The looks in one place: colours, type and measures, for Mantine, for CSS, for the map's canvas and for plotly.

The colours themselves are those of pictures on paper too (meshwork/reports/palette.py). Nothing else in the dashboard
names one. CSS and JavaScript read the custom properties that `css` writes (`--paper`, `--sector-care`, `--stage-P1`,
...), Python reads `LIGHT` and `DARK`.
"""

from __future__ import annotations

from typing import Any

from meshwork.reports.palette import DARK, LIGHT, Palette, tokens

FONT = '"Figtree Variable", system-ui, sans-serif'
SCHEMES = ("light", "dark")

# ten shades around the two accents (light 7, dark 4), as Mantine wants a colour
_ACCENTS = (
    "#e6f5f3", "#cdeae7", "#a6dbd5", "#82d0c7", "#5fc4bb", "#38a49c", "#1d8780", "#0b6e69", "#085a56", "#064a47",
)  # fmt: skip
# Mantine's own greys, in our paper and ink: light from 0, dark with its text at 0 and its paper at 9
_GRAYS = (
    "#faf8f4", "#f1ece2", "#ece7dd", "#e4dfd6", "#d3ccbf", "#b5aea2", "#8e9297", "#5d6670", "#3c444d", "#22282f",
)  # fmt: skip
_DARKS = (
    "#e9e6df", "#cfd0ce", "#a3abb3", "#7d858d", "#3a434c", "#2c333a", "#222930", "#1b2026", "#171c21", "#14181c",
)  # fmt: skip


def css() -> str:
    """The custom properties of both schemes; before Mantine has spoken the browser's own preference counts."""
    dark = _properties(DARK)
    return (
        f":root{{{_properties(LIGHT)}color-scheme:light}}"
        f"@media (prefers-color-scheme:dark){{:root:not([data-mantine-color-scheme]){{{dark}color-scheme:dark}}}}"
        f':root[data-mantine-color-scheme="dark"]{{{dark}color-scheme:dark}}'
    )


def mantine() -> dict[str, Any]:
    """The theme for `MantineProvider`."""
    return {
        "fontFamily": FONT,
        "fontFamilyMonospace": FONT,
        "colors": {"accent": list(_ACCENTS), "gray": list(_GRAYS), "dark": list(_DARKS)},
        "primaryColor": "accent",
        "primaryShade": {"light": 7, "dark": 4},
        "autoContrast": True,
        "defaultRadius": 8,
        "cursorType": "pointer",
        "respectReducedMotion": True,
        "fontSizes": {"xs": "13.5px", "sm": "13.5px", "md": "15px", "lg": "15px", "xl": "21px"},
        "headings": {
            "fontFamily": FONT,
            "fontWeight": "650",
            "sizes": {"h1": {"fontSize": "28px"}, "h2": {"fontSize": "21px"}, "h3": {"fontSize": "15px"}},
        },
        "components": {
            "Tooltip": {"defaultProps": {"transitionProps": {"duration": 160}}},
            "Select": {"defaultProps": {"checkIconPosition": "right"}},
        },
    }


def plotly(scheme: str) -> dict[str, Any]:
    """A plotly template (the value of `layout.template`) in the colours of a scheme."""
    palette = DARK if scheme == "dark" else LIGHT
    axis = {"gridcolor": palette.line, "linecolor": palette.line, "zerolinecolor": palette.line, "ticks": ""}
    return {
        "layout": {
            "font": {"family": FONT, "size": 13.5, "color": palette.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [palette.ink, palette.accent, *palette.sectors.values()],
            "margin": {"l": 48, "r": 16, "t": 16, "b": 36},
            "xaxis": axis,
            "yaxis": axis,
            "hoverlabel": {"bgcolor": palette.card, "bordercolor": palette.line, "font": {"color": palette.ink}},
            "hovermode": "x unified",
        }
    }


def grid() -> dict[str, str]:
    """The theme for `AgGrid(dashGridOptions={"theme": ...})`, by the same custom properties."""
    params = {
        "backgroundColor": "var(--card)",
        "foregroundColor": "var(--ink)",
        "headerTextColor": "var(--soft)",
        "headerBackgroundColor": "var(--card)",
        "borderColor": "var(--line)",
        "accentColor": "var(--accent)",
        "selectedRowBackgroundColor": "var(--chosen)",
        "rowHoverColor": "var(--hover)",
        "fontFamily": "inherit",
        "browserColorScheme": "inherit",
    }
    numbers = "fontSize: 13.5, headerFontSize: 13.5, headerFontWeight: 600, rowHeight: 36, headerHeight: 38"
    words = ", ".join(f"{name}: '{value}'" for name, value in params.items())
    frame = "wrapperBorder: false, wrapperBorderRadius: 0, columnBorder: false"
    return {"function": f"themeQuartz.withParams({{{words}, {numbers}, {frame}}})"}


def _properties(palette: Palette) -> str:
    return "".join(f"--{name}:{value};" for name, value in tokens(palette).items())
