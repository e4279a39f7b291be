"""Labels that never overlap: each goes to the first free place around its point, or is left off."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
_AIR = 2.0  # pixels kept free on either side of a label
_LEADING = 4.0  # and between one label and the next above or below
_LETTER = 0.66  # width of a letter, as a share of the type size
_LARGER = 17 / 12  # of the type on a phone, where a large sheet shrinks


@dataclass(frozen=True)
class Label:
    """Words set at a point: the anchor is where SVG begins, centres or ends them."""

    text: str
    x: float
    y: float
    anchor: str
    phone: bool = True  # whether it stays clear of the others where the type is set larger


class Page:
    """The free space of a drawing."""

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.taken: list[Box] = []
        self._apart: list[Box] = []  # labels with the room that another label leaves them
        self._larger: list[Box] = []

    def block(self, x: float, y: float, radius: float) -> None:
        """Keep a mark clear of labels."""
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(self, text: str, x: float, y: float, gap: float, size: float) -> Label | None:
        """A label beside a point, in the first of eight places that is free; without a gap, on it first."""
        wide, tall = len(text) * size * _LETTER, size
        for dy, anchor in _AROUND if gap else _UPON:
            left = {"start": x + gap, "end": x - gap - wide, "middle": x - wide / 2}[anchor]
            base = y + dy * (gap + (tall * 0.75 if dy > 0 or not gap else 0)) + (0 if dy else tall * 0.35)
            box = (left - _AIR, base - tall * 0.8, left + wide + _AIR, base + tall * 0.25)
            if self._free(box) and not any(_meet(box, other) for other in self._apart):
                self.taken.append(box)
                self._apart.append((box[0] - _AIR, box[1] - _LEADING, box[2] + _AIR, box[3] + _LEADING))
                spot = {"start": left, "end": left + wide, "middle": left + wide / 2}[anchor]
                return Label(text, round(spot, 1), round(base, 1), anchor, self._phone(spot, base, anchor, wide, tall))
        return None

    def _phone(self, x: float, base: float, anchor: str, wide: float, tall: float) -> bool:
        """Whether a label that is set larger at the same point runs into no other and not out of the drawing."""
        wide, tall = wide * _LARGER, tall * _LARGER
        left = {"start": x, "end": x - wide, "middle": x - wide / 2}[anchor]
        box = (left, base - tall * 0.8, left + wide, base + tall * 0.25)
        free = self._within(box) and not any(_meet(box, other) for other in self._larger)
        if free:
            self._larger.append(box)
        return free

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies under a label or a mark."""
        return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in self.taken)

    def _free(self, box: Box) -> bool:
        return self._within(box) and not any(_meet(box, other) for other in self.taken)

    def _within(self, box: Box) -> bool:
        left, top, right, bottom = box
        return left >= 2 and top >= 2 and right <= self.width - 2 and bottom <= self.height - 2


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


_AROUND = (
    (0, "start"), (0, "end"), (-1, "middle"), (1, "middle"), (-1, "start"), (1, "start"), (-1, "end"), (1, "end"),
)  # fmt: skip
_UPON = (
    (0, "middle"), (-1, "middle"), (1, "middle"), (0, "start"), (0, "end"), (2, "middle"), (-2, "middle"),
)  # fmt: skip
