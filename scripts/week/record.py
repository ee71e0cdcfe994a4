"""Seven days of one post, as recorded in events.csv.

SPDX-License-Identifier: GPL-3.0-or-later
"""
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


class Week:
    """Spans and marks of a week; times are hours since its first midnight."""

    def __init__(self, post, rows, first_day, weekday_of_day_one):
        self.post = post
        self.first_day = first_day
        self.weekdays = [WEEKDAYS[(weekday_of_day_one + first_day + i) % 7] for i in range(7)]
        start = 24 * first_day
        # One row more on either side, so that lines and bars run to the edges.
        self.rows = [dict(row, hours=row["hours"] - start) for row in rows
                     if -24 <= row["hours"] - start <= 192]

    def marks(self, *events):
        return [row for row in self.rows if row["event"] in events and 0 <= row["hours"] < 168]

    def spans(self, begin, end):
        """Start and end of everything that an event begins and another ends, cut to the week."""
        spans, since = [], None
        rows = [row for row in self.rows if row["event"] in (begin, end)]
        if rows and rows[0]["event"] == end and rows[0]["hours"] > 0:
            since = 0.0  # begun before the record
        for row in rows:
            if row["event"] == begin:
                since = row["hours"]
            elif row["event"] == end and since is not None:
                if row["hours"] > 0 and since < 168:
                    spans.append((max(0.0, since), min(168.0, row["hours"])))
                since = None
        return spans

    def path(self, state):
        """Points of a state; a jump is two points at one time."""
        points = []
        for row in self.rows:
            if row[state] is None:
                continue
            jump = row["capacity_change"] if state == "capacity" else 0
            if jump:
                points.append((row["hours"], row[state] - jump))
            points.append((row["hours"], row[state]))
        return self.cut(points)

    @staticmethod
    def cut(points):
        """The part of a path within the week, with a point at every midnight inside the record."""
        cut = [points[0]] if points and points[0][0] >= 0 else []
        for (t0, y0), (t1, y1) in zip(points, points[1:]):
            for edge in range(0, 169, 24):
                if t0 < edge < t1:
                    cut.append((float(edge), y0 + (y1 - y0) * (edge - t0) / (t1 - t0)))
            if 0 <= t1 <= 168:
                cut.append((t1, y1))
        return cut

    @property
    def interest(self):
        """How much there is to see; -1 when something is missing."""
        moral = self.marks("moral_event")
        kinds = ("break_start", "break_at_desk", "break_missed")
        nights = [row for row in self.marks("shift_start") if row["hours"] % 24 > 18]
        if len(moral) != 1 or len(nights) < 3 or not all(self.marks(kind) for kind in kinds):
            return -1.0
        if self.marks("sickness", "resignation") or moral[0]["hours"] > 84:
            return -1.0
        capacities = [value for _, value in self.path("capacity")]
        if not capacities or capacities[0] < 0.95:
            return -1.0
        # A week within what most weeks are like: a dip, and a way back.
        dip = capacities[0] - min(capacities)
        return moral[0]["value"] + len(self.marks("break_missed")) / 10 - abs(dip - 0.4)

    def table_row(self, day):
        """Day, shift, breaks, encounters, sleep, capacity, events, as texts."""
        rows = [row for row in self.rows if 24 * day <= row["hours"] < 24 * (day + 1)]
        events = [row["event"] for row in rows]
        duty = []
        for row in rows:
            hour = row["hours"] % 24
            if row["event"] == "shift_start":
                duty.append(f"{'night' if hour > 17 or hour < 4 else 'day'} {clock(hour)}")
            elif row["event"] == "overrun_end" and not duty:
                duty.append(f"to {clock(hour)}")
        breaks = [events.count(kind) for kind in ("break_start", "break_at_desk", "break_missed")]
        met = [row["value"] for row in rows if row["event"] == "encounter"]
        bad = sum(value < 0 for value in met)
        asleep = sum(min(b, 24 * (day + 1)) - max(a, 24 * day)
                     for a, b in self.spans("sleep_start", "sleep_end")
                     if a < 24 * (day + 1) and b > 24 * day)
        path = self.path("capacity")
        here = [value for hours, value in path if 24 * day <= hours <= 24 * (day + 1)]
        words = [f"moral event {clock(row['hours'] % 24)}, severity {row['value']:.2f}"
                 for row in rows if row["event"] == "moral_event"]
        words += [event.replace("_", " ") for event in events
                  if event in ("sickness", "recovery", "resignation", "hiring")]
        return (self.weekdays[day], ", ".join(duty) or "off",
                "/".join(map(str, breaks)) if any(breaks) else "",
                f"{len(met)} ({bad})" if met else "", f"{asleep:.1f} h",
                f"{here[0]:.2f}, {min(here):.2f}, {max(here):.2f}", "; ".join(words))


def clock(hours):
    minutes = round(hours * 60) % 1440
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
