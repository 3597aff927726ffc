"""A sheet of paper as a camera sees it: from points on the page to points in the picture. No library, for it is short.

The eight numbers of a plane seen in perspective, by least squares from as many points as there are.
"""

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]


class NoPlane(ValueError):
    """The points do not say where the page lies."""


class Plane:
    """`at` says where a point of the page is in the picture."""

    def __init__(self, numbers: Sequence[float]):
        self.numbers = tuple(numbers)

    def at(self, point: Point) -> Point:
        a, b, c, d, e, f, g, h = self.numbers
        x, y = point
        depth = g * x + h * y + 1
        if abs(depth) < 1e-9:
            raise NoPlane("the point lies on the horizon")
        return (a * x + b * y + c) / depth, (d * x + e * y + f) / depth

    def window(self, x: float, y: float, scale: float) -> tuple[float, ...]:
        """The eight numbers that draw the page from (x, y) on, at so many pixels a point, as Pillow takes them."""
        a, b, c, d, e, f, g, h = self.numbers
        depth = g * x + h * y + 1
        if abs(depth) < 1e-9:
            raise NoPlane("the window lies on the horizon")
        step = scale * depth
        return (
            a / step,
            b / step,
            (a * x + b * y + c) / depth,
            d / step,
            e / step,
            (d * x + e * y + f) / depth,
            g / step,
            h / step,
        )


def fit(pairs: Sequence[tuple[Point, Point]]) -> Plane:
    """The plane through these pairs (on the page, in the picture), four or more. Raises NoPlane."""
    if len(pairs) < 4:
        raise NoPlane("four points at least")
    # Both brought near the unit square first, or the large numbers drown the small ones.
    page, picture = _Near([each for each, _ in pairs]), _Near([each for _, each in pairs])
    sums = [[0.0] * 9 for _ in range(8)]
    for here, there in pairs:
        (x, y), (u, v) = page.near(here), picture.near(there)
        for row in ((x, y, 1, 0, 0, 0, -u * x, -u * y, u), (0, 0, 0, x, y, 1, -v * x, -v * y, v)):
            for i in range(8):
                for j in range(9):
                    sums[i][j] += row[i] * row[j]
    return _far(_solved(sums), page, picture)


def miss(plane: Plane, pairs: Sequence[tuple[Point, Point]]) -> float:
    """How far, in pixels, the plane misses the worst of these points."""
    return max(hypot(u - there[0], v - there[1]) for here, there in pairs for u, v in [plane.at(here)])


class _Near:
    """Moves points to around the origin, about one apart."""

    def __init__(self, points: Sequence[Point]):
        self.x = sum(x for x, _ in points) / len(points)
        self.y = sum(y for _, y in points) / len(points)
        self.size = max(max(abs(x - self.x), abs(y - self.y)) for x, y in points) or 1.0

    def near(self, point: Point) -> Point:
        return (point[0] - self.x) / self.size, (point[1] - self.y) / self.size


def _solved(rows: list[list[float]]) -> list[float]:
    """Eight equations by elimination, the largest first."""
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        if abs(rows[at][at]) < 1e-12:
            raise NoPlane("the points lie on one line")
        for row in range(size):
            if row != at:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [one - factor * other for one, other in zip(rows[row], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def _far(numbers: list[float], page: _Near, picture: _Near) -> Plane:
    """The same plane in the units that were given."""
    a, b, c, d, e, f, g, h = numbers
    s, t = page.size, picture.size
    # First from page to near the origin, then through the plane, then out into the picture.
    near = [[a, b, c], [d, e, f], [g, h, 1.0]]
    enter: list[list[float]] = [[1 / s, 0, -page.x / s], [0, 1 / s, -page.y / s], [0, 0, 1]]
    leave: list[list[float]] = [[t, 0, picture.x], [0, t, picture.y], [0, 0, 1]]
    whole = _times(leave, _times(near, enter))
    last = whole[2][2]
    if abs(last) < 1e-12:
        raise NoPlane("the page is seen from its edge")
    return Plane([value / last for row in whole for value in row][:8])


def _times(one: list[list[float]], other: list[list[float]]) -> list[list[float]]:
    return [[sum(one[i][k] * other[k][j] for k in range(3)) for j in range(3)] for i in range(3)]
