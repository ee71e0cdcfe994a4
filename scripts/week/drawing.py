"""A week as a picture: capacity, arousal, and lanes for shifts, sleep, breaks and encounters.

Colours are those of Okabe and Ito, told apart with any colour vision; every mark also has a shape
of its own, so that the picture survives a black-and-white print.

SPDX-License-Identifier: GPL-3.0-or-later
"""
from html import escape

from record import clock

BLACK, GREY, PALE = "#1a1a1a", "#5f6368", "#eceef2"
BLUE, SKY, GREEN, ORANGE, RED, PURPLE = (
    "#0072B2", "#56B4E9", "#00785A", "#E69F00", "#D55E00", "#8F4A78")

WIDTH, HEIGHT = 1200, 716
LEFT, RIGHT = 118, 1180
CAPACITY, AROUSAL = (112, 392), (412, 478)
LANES = {"shift": 506, "sleep": 538, "breaks": 570, "encounters": 616}
BOTTOM = 652


class Drawing:
    def __init__(self, week):
        self.week = week
        self.parts = []
        path = week.path("capacity")
        low = min(value for _, value in path)
        self.floor = min(0.5, max(0.0, int(low * 10 - 0.4) / 10))
        self.top = 1.1
        self.background()
        self.lanes()
        self.states(path)
        self.notes(path)
        self.legend()

    @property
    def svg(self):
        head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
                f'font-family="Helvetica, Arial, DejaVu Sans, sans-serif" font-size="14" '
                f'fill="{BLACK}" role="img" aria-labelledby="title">')
        title = f'<title id="title">A week of one clinician, post {escape(self.week.post)}</title>'
        sheet = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>'
        return "\n".join([head, title, sheet] + self.parts + ["</svg>"]) + "\n"

    # Places.

    def x(self, hours):
        return LEFT + (RIGHT - LEFT) * hours / 168

    def y(self, capacity):
        top, bottom = CAPACITY
        return bottom - (bottom - top) * (capacity - self.floor) / (self.top - self.floor)

    def y_arousal(self, arousal):
        top, bottom = AROUSAL
        return bottom - (bottom - top) * arousal

    # Marks.

    def rect(self, x, y, width, height, fill, more=""):
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" '
                          f'height="{height:.1f}" fill="{fill}" {more}/>')

    def line(self, x1, y1, x2, y2, stroke=GREY, width=1.0, more=""):
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
                          f'stroke="{stroke}" stroke-width="{width}" {more}/>')

    def text(self, x, y, words, anchor="start", fill=BLACK, size=14, more=""):
        self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{fill}" '
                          f'font-size="{size}" {more}>{escape(words)}</text>')

    def curve(self, points, stroke, width):
        coordinates = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self.parts.append(f'<polyline points="{coordinates}" fill="none" stroke="{stroke}" '
                          f'stroke-width="{width}" stroke-linejoin="round"/>')

    def diamond(self, x, y, r, fill):
        self.parts.append(f'<path d="M{x - r:.1f},{y:.1f} l{r},{-r} l{r},{r} l{-r},{r} z" '
                          f'fill="{fill}" stroke="white" stroke-width="1"/>')

    def break_mark(self, kind, x, y):
        """A disc when free of care, a ring at the desk, a cross when missed."""
        if kind == "break_missed":
            for sign in (1, -1):
                self.line(x - 5, y - 5 * sign, x + 5, y + 5 * sign, RED, 2.6)
            return
        is_free = kind == "break_start"
        self.parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.4" fill="{GREEN if is_free else "white"}" '
            f'stroke="{GREEN if is_free else ORANGE}" stroke-width="2.6"/>')

    # Parts of the picture.

    def background(self):
        self.text(LEFT, 34, "A week of one clinician", size=22, more='font-weight="bold"')
        for day in range(8):
            # Night from 19:00 to 07:00, the hours of the night shift.
            start, end = max(0, 24 * day - 5), min(168, 24 * day + 7)
            top = CAPACITY[0]
            self.rect(self.x(start), top, self.x(end) - self.x(start), BOTTOM - top, PALE)
        for day in range(8):
            self.line(self.x(24 * day), CAPACITY[0] - 6, self.x(24 * day), BOTTOM, "#b9bec7", 1)
        for day, name in enumerate(self.week.weekdays):
            self.text(self.x(24 * day + 12), CAPACITY[0] - 10, name, "middle",
                      more='font-weight="bold"')
        step = int(self.floor * 10 + 0.5)
        for tenth in range(step, 12):
            y = self.y(tenth / 10)
            self.line(LEFT, y, RIGHT, y, "#c9cdd4", 1,
                      "" if tenth == 10 else 'stroke-dasharray="2 4"')
            if tenth % 2 == 0 or self.floor > 0.4:
                self.text(LEFT - 8, y + 5, f"{tenth / 10:.1f}", "end", GREY, 13)
        self.text(LEFT - 8, CAPACITY[0] - 10, "capacity", "end", BLUE, 14, 'font-weight="bold"')
        for value in (0, 1):
            y = self.y_arousal(value)
            self.line(LEFT, y, RIGHT, y, "#c9cdd4", 1)
            self.text(LEFT - 8, y + 5, str(value), "end", GREY, 13)
        self.text(LEFT - 8, sum(AROUSAL) / 2 + 5, "arousal", "end", PURPLE, 14,
                  'font-weight="bold"')
        for name, y in LANES.items():
            self.text(LEFT - 8, y + 5, name, "end", BLACK, 14)

    def lanes(self):
        week = self.week
        y = LANES["shift"]
        for start, end in week.spans("shift_start", "shift_end"):
            self.rect(self.x(start), CAPACITY[0], self.x(end) - self.x(start),
                      AROUSAL[1] - CAPACITY[0], SKY, 'fill-opacity="0.16"')
            self.rect(self.x(start), y - 10, self.x(end) - self.x(start), 20, BLUE)
            self.text(self.x((start + end) / 2), y + 5, f"{clock(start % 24)}", "middle", "white",
                      13)
        for start, end in week.spans("shift_end", "overrun_end"):
            self.rect(self.x(start), y - 10, self.x(end) - self.x(start), 20, RED)
        y = LANES["sleep"]
        for start, end in week.spans("sleep_start", "sleep_end"):
            self.rect(self.x(start), y - 8, self.x(end) - self.x(start), 16, "#8a8f99", 'rx="7"')
        for row in week.marks("break_start", "break_at_desk", "break_missed"):
            self.break_mark(row["event"], self.x(row["hours"]), LANES["breaks"])
        y = LANES["encounters"]
        self.line(LEFT, y, RIGHT, y, "#b9bec7", 1)
        for row in week.marks("encounter"):
            height = min(32.0, 9 * abs(row["value"]))
            good = row["value"] > 0
            self.line(self.x(row["hours"]), y, self.x(row["hours"]),
                      y - height if good else y + height, GREEN if good else RED, 1.8)

    def states(self, path):
        self.curve([(self.x(t), self.y(c)) for t, c in path], BLUE, 2.6)
        arousal = self.week.path("arousal")
        self.curve([(self.x(t), self.y_arousal(a)) for t, a in arousal], PURPLE, 1.6)

    def note(self, x, y, to, words, below=False):
        """Words with a thin line to the point they are about."""
        size = 14
        width = 7.0 * max(len(line) for line in words)
        anchor = "start"
        if x + width > RIGHT:
            # Beside the point or, where there is no room, as far to the right as there is.
            x, anchor = min(x + width / 2, RIGHT), "end"
        self.line(x if anchor == "start" else max(x - width, to[0]), y + (-size if below else 5),
                  to[0], to[1], GREY, 1)
        left = x - width if anchor == "end" else x
        top = y - size * (0.9 if below else len(words) + 0.1) - 2
        self.rect(left - 4, top, width + 8, 1.22 * size * len(words) + 4, "white",
                  'fill-opacity="0.82" rx="3"')
        first = y if below else y - 1.2 * size * (len(words) - 1) - 3
        for number, line in enumerate(words):
            self.text(x, first + 1.2 * size * number, line, anchor)

    def notes(self, path):
        for row in self.week.marks("moral_event"):
            place = (self.x(row["hours"]), self.y(row["capacity"]))
            self.diamond(*place, 8, RED)
            self.diamond(self.x(row["hours"]), self.y_arousal(row["arousal"]), 6, RED)
            self.note(place[0] + 46, max(CAPACITY[0] + 56, place[1] - 74), place,
                      ["morally injurious event,", f"severity {row['value']:.2f}"])
        by_day = [span for span in self.week.spans("sleep_start", "sleep_end")
                  if 7 < span[0] % 24 < 15]
        if by_day:
            # The first whose words stand clear of those at a morally injurious event.
            events = [self.x(row["hours"]) + 46 for row in self.week.marks("moral_event")]
            clear = [span for span in by_day
                     if not any(-95 < self.x(span[1]) + 14 - x < 176 for x in events)]
            waking = (clear or by_day)[0][1]
            capacity = min(path, key=lambda point: abs(point[0] - waking))[1]
            self.note(self.x(waking) + 14, max(CAPACITY[0] + 30, self.y(capacity) - 64),
                      (self.x(waking), self.y(capacity)),
                      ["sleep by day", "refills a part"])
        time, lowest = min(path, key=lambda point: point[1])
        place = (self.x(time), self.y(lowest))
        self.note(min(place[0] + 60, RIGHT), min(CAPACITY[1] - 8, place[1] + 34), place,
                  [f"lowest {lowest:.2f}"], below=True)
        _, last = path[-1]
        after = [point for point in path if point[0] > time]
        if last > lowest + 0.1 and len(after) > 3:
            middle = min(after, key=lambda point: abs(point[1] - (lowest + last) / 2))
            self.note(self.x(middle[0]) + 26, self.y(middle[1]) + 44,
                      (self.x(middle[0]), self.y(middle[1])),
                      ["back in days, not hours:", "depleted people refill more slowly"], below=True)

    def legend(self):
        # Widths by the widest of the usual fonts, so that nothing runs into its neighbour.
        keys = [
            ("break_start", "break free of care"), ("break_at_desk", "break at the desk"),
            ("break_missed", "break missed"), (GREEN, "encounter, need met"),
            (RED, "need not met (length: severity)")]
        x, y = LEFT + 6, 62
        for key, words in keys:
            if key.startswith("break"):
                self.break_mark(key, x, y - 5)
            else:
                self.line(x, y - 5, x, y - 17 if key == GREEN else y + 7, key, 2.4)
            self.text(x + 12, y, words, fill=GREY)
            x += 38 + 7.6 * len(words)
        self.text(LEFT, HEIGHT - 34, f"Post {self.week.post}, days {self.week.first_day + 1} to "
                  f"{self.week.first_day + 7}. Shaded grey: 19:00 to 07:00. Blue: at work, orange "
                  "at its end: overrun. Capacity is a ratio to a rested person at a", fill=GREY,
                  size=13)
        self.text(LEFT, HEIGHT - 14, "sustainable job; arousal runs from 0 to 1. A simulated "
                  "person, not a real one.", fill=GREY, size=13)
