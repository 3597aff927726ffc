"""What was measured, as rows, and as a table to read."""

from dataclasses import dataclass, field


@dataclass
class Table:
    """`rows` are dictionaries with the same keys in the same order; the keys are the headings."""

    name: str
    title: str
    note: str
    rows: list[dict] = field(default_factory=list)

    def text(self) -> str:
        heads = [head.replace("_", " ") for head in self.rows[0]]
        cells = [heads, *([_cell(value) for value in row.values()] for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        is_text = [isinstance(value, str) for value in self.rows[0].values()]
        lines = [_line(row, widths, is_text) for row in cells]
        rule = "  ".join("-" * width for width in widths)
        return "\n".join([self.title, *lines[:1], rule, *lines[1:], self.note])


def _line(row: list[str], widths: list[int], is_text: list[bool]) -> str:
    placed = zip(row, widths, is_text, strict=True)
    return "  ".join(cell.ljust(width) if left else cell.rjust(width) for cell, width, left in placed).rstrip()


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
