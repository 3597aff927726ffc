"""What the stylesheets may weigh, say and color."""

import re
from pathlib import Path

import pytest

LOOK = Path(__file__).resolve().parents[2] / "site" / "static" / "look"
SHEETS = ["tokens.css", "base.css", "layout.css", "components.css", "print.css"]
PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height)|left|right|top|bottom)\s*:"
)
COLOR = re.compile(r"#[0-9a-f]{3,8}\b", re.IGNORECASE)


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def sheet(name: str) -> str:
    return without_comments((LOOK / name).read_text())


def declarations(css: str) -> str:
    """The sheet without its media conditions, where only min-width and max-width exist."""
    return re.sub(r"@media[^{]*", "@media", css)


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: from 1, none, to 21, black on white."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def tokens(side: int) -> dict[str, str]:
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", sheet("tokens.css"))
    return {name: (light, dark)[side] for name, light, dark in pairs}


def test_the_whole_look_stays_under_forty_kilobytes():
    assert sum((LOOK / name).stat().st_size for name in SHEETS) < 40_000


def test_every_stylesheet_of_the_front_is_weighed():
    assert {path.name for path in LOOK.glob("*.css")} == {*SHEETS, "admin.css"}


@pytest.mark.parametrize("name", SHEETS)
def test_only_logical_properties_are_used(name):
    assert PHYSICAL.findall(declarations(sheet(name))) == []


@pytest.mark.parametrize("name", ["base.css", "layout.css"])
def test_colors_are_named_in_the_tokens_and_nowhere_else(name):
    assert COLOR.findall(sheet(name)) == []


def test_every_token_that_is_used_exists():
    everything = "".join(sheet(name) for name in SHEETS)
    assert set(re.findall(r"var\(--([\w-]+)\)", everything)) <= set(re.findall(r"--([\w-]+):", everything))


def test_nothing_is_fetched_from_elsewhere():
    for name in SHEETS:
        assert not re.search(r"@import|https?:", sheet(name))


def test_the_fonts_are_light_and_come_with_their_license():
    for font in ("public-sans", "noto-sans-arabic"):
        assert (LOOK / "fonts" / f"{font}.woff2").stat().st_size < 80_000
        assert "SIL Open Font License" in (LOOK / "fonts" / f"{font}.OFL.txt").read_text()


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "accent", "deep"])
@pytest.mark.parametrize("paper", ["paper", "sheet", "sunk", "wash"])
def test_words_can_be_read_on_every_paper(side, ink, paper):
    colors = tokens(side)
    assert contrast(colors[ink], colors[paper]) >= 4.5


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("state", ["done", "due", "late", "overdue"])
def test_each_state_can_be_read_on_its_wash_and_on_paper(side, state):
    colors = tokens(side)
    for ground in (f"{state}-wash", "paper", "sheet"):
        assert contrast(colors[state], colors[ground]) >= 4.5
    assert contrast(colors["ink"], colors[f"{state}-wash"]) >= 4.5


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
def test_buttons_marks_and_edges_can_be_seen(side):
    colors = tokens(side)
    assert contrast(colors["on-accent"], colors["accent"]) >= 4.5
    assert contrast(colors["on-accent"], colors["deep"]) >= 4.5
    assert contrast(colors["ink"], colors["mark"]) >= 4.5
    for paper in ("paper", "sheet", "sunk"):
        assert contrast(colors["edge"], colors[paper]) >= 3  # the outline of a control
        assert contrast(colors["accent"], colors[paper]) >= 3  # the focus ring
