"""The profile as a list of small lines over time, each opening into its meaning and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.pages import _evidence as evidence
from dashboards.pages._sparks import HEIGHT, Line, figures, lines
from meshwork import text
from meshwork.metrics import numbers
from meshwork.stages import Path, Reading, spans, words
from meshwork.stages.digits import beside
from meshwork.stages.gate import HAIR, entering, staying
from meshwork.text import _, day, month, opening, percent, plural

LINE = "progress-line"  # {"type": LINE, "key": key of the criterion}: its graph
COURSE = "progress-course"  # the same: where it is said what the graph shows
LINES = "progress-lines"  # the pictures, in the order of `in_order`


def in_order(path: Path) -> tuple[Line, ...]:
    """The lines of the profile, those that matter most first."""
    last, every = path.readings[-1], lines(*path.readings)
    return tuple(sorted(every, key=lambda each: not matters(each, last)))


def draw(path: Path) -> Component:
    """The profile at the end of a path; what does not matter to the present stage or the next one is folded."""
    last, shown = path.readings[-1], in_order(path)
    first = [each for each in shown if matters(each, last)]
    others = shown[len(first) :]
    return html.Section(
        [
            dcc.Store(id=LINES, data=[figures(path, each) for each in shown]),
            html.H2(_("What the stages look at")),
            html.P(
                [
                    _(
                        "Each line is one thing that the stages look at; its last value covers the time {span}.",
                        span=spans.looked_over(last),
                    ),
                    " ",
                    html.I(className="mark enter"),
                    _("from here on it is enough;"),
                    " ",
                    html.I(className="mark leave"),
                    _("beyond the dotted line a stage is left. Open a line to see who and what makes its number."),
                ],
                className="soft",
            ),
            html.Div([row(each, last) for each in first], className="numbers-list"),
            html.Details(
                [
                    html.Summary(plural("{n} more, for other stages", "{n} more, for other stages", len(others))),
                    html.Div([row(each, last) for each in others], className="numbers-list"),
                ],
                className="fold",
            )
            if others
            else None,
        ],
        className="profile",
    )


def row(line: Line, reading: Reading) -> Component:
    """One line with its name and its value now; opened, what it means and who and what makes the number."""
    return html.Details(
        [
            evidence.summary(
                [
                    html.Span(opening(_(line.gate.name)), className="name"),
                    html.Span(
                        dcc.Graph(
                            id={"type": LINE, "key": line.gate.key},
                            figure={"data": [], "layout": {"height": HEIGHT}},
                            config={"staticPlot": True, "displayModeBar": False},
                            responsive=True,
                            style={"height": f"{HEIGHT}px"},
                        ),
                        id={"type": COURSE, "key": line.gate.key},
                        className="line",
                        role="img",
                        **aria(label=course(line)),
                    ),
                    html.Span(
                        [
                            html.B(said(line, line.now.value, reading)),
                            *_margin(line),
                            html.Span(state(line, reading)),
                        ],
                        className="now",
                    ),
                ],
                "row",
                (line.gate.key,),
                reading.day,
            ),
            html.Div([_meaning(line), _borders(line, reading)], className="opened"),
            evidence.slot("row", (line.gate.key,), reading.day),
        ],
        className="number",
    )


def said(line: Line, value: float | None, reading: Reading) -> str:
    """A value as people say it: a percentage, a count, in a small community so many of so many."""
    if value is None:
        return _unknown(line, reading)
    if line.gate.counted:
        return _near(value, line, count)
    if reading.counts and line.measure.whole and value == line.now.value:
        return _("{part} of {whole}", part=line.measure.part, whole=line.measure.whole)
    return _near(value, line, percent)


def _near(value: float, line: Line, told: Callable[[float], str]) -> str:
    """A value in words; where it would read the same as a border that it is not, with more decimals."""
    for border in (line.now.enter, line.now.leave, line.now.most):
        if border is not None and abs(value - border) > 1e-9 and told(value) == told(border):
            return beside(value, border, counted=line.gate.counted)[0]
    return told(value)


def _margin(line: Line) -> list[Component]:
    """How far off a sampled number may be; nothing where it is exact."""
    if not line.measure.error:
        return []
    error = line.measure.error
    told = count(error) if line.gate.counted else f"{text.number(100 * error, 1)} %"
    return [html.Span(_("within {margin}", margin=told))]


def count(value: float) -> str:
    """A number that is no share, with one decimal where it needs one.

    >>> with text.speak("nl"):
    ...     count(17.82), count(1896.0), count(-0.26)
    ('17,8', '1.896', '−0,3')
    """
    from babel.numbers import format_decimal

    said = format_decimal(value, format="#,##0.#", locale="nl" if text.language() == "nl" else "en_GB")
    return said.replace("-", text.MINUS)


def _unknown(line: Line, reading: Reading) -> str:
    """Why there is no value: not written down, not knowable yet, or not worked out."""
    if reading.known_from and line.gate.key in reading.known_from:
        return _("not known yet")
    return _("not recorded") if line.gate.record else _("not worked out")


def state(line: Line, reading: Reading) -> str:
    """Whether it is enough; where less is better, of what, since the name alone would turn it round."""
    now = line.now
    if now.value is None:
        return ""
    if line.gate.key in reading.untold or words.too_little(reading):
        return _("cannot be told") if reading.untold else _("too early to say")
    if now.met and line.gate.holds is not None and now.value < now.enter:
        return _("enough in another way")
    if now.met and line.gate.key in reading.missing:  # over the whole window it is enough, over its last half not
        late = _("too much of late") if line.gate.at_most else _("too little of late")
        return ": ".join(filter(None, (words.measured_by(line.gate), late)))
    missing = _("still missing") if line.gate.key in reading.missing else _("not enough yet")
    return ": ".join(filter(None, (words.measured_by(line.gate), _("enough") if now.met else missing)))


def course(line: Line) -> str:
    """The line in words, for who cannot see it."""
    known = [(when, value) for when, value in line.values if value is not None]
    if not known:
        return _("No values yet.")
    (first, start), (last, end) = known[0], known[-1]
    told = count if line.gate.counted else percent
    if len(known) == 1:
        return _("{value} in {month}.", value=told(end), month=month(last))
    return _(
        "From {start} in {first} to {end} in {last}; at the least {least}, at the most {most}.",
        start=told(start),
        first=month(first),
        end=told(end),
        last=month(last),
        least=told(min(value for _day, value in known)),
        most=told(max(value for _day, value in known)),
    )


def _meaning(line: Line) -> Component:
    number = numbers().get(line.gate.key)
    said = [html.P(_(line.gate.meaning))]
    if number is not None:
        said += [
            html.P(_(number.meaning)),
            html.P([_("Source"), ": ", _(number.source)], className="soft small-print"),
        ]
    return html.Div(said, className="meaning")


def _borders(line: Line, reading: Reading) -> Component:
    return html.Dl([part for name, value in _facts(line, reading) for part in (html.Dt(name), html.Dd(value))])


def _facts(line: Line, reading: Reading) -> Iterator[tuple[str, str]]:
    now, gate = line.now, line.gate
    if now.value is None:
        yield _("Now"), _why_unknown(line, reading)
    yield _("To enter"), _asked(line, reading)
    if now.enter_half is not None and now.enter_half > now.enter + HAIR:
        yield _("Of late"), _("at least {value}", value=beside(now.enter_half, now.enter)[0])
    if now.leave is not None:
        left = said(line, now.leave, reading)
        yield _("To leave"), (_("above {value}", value=left) if gate.at_most else _("below {value}", value=left))
    if now.value is not None:
        late = gate.key in reading.missing
        yield _("Holds now"), (_("over the whole time, not of late") if late else _("yes")) if now.met else _("no")


def _asked(line: Line, reading: Reading) -> str:
    """From which value on it holds, or up to which."""
    border = said(line, line.now.enter, reading)
    if line.gate.at_most and not line.gate.counted and line.now.enter >= 1:
        return _("nothing: nearly all are tied to each other")
    if line.now.most is not None:
        return _("from {least} to {most}", least=border, most=said(line, line.now.most, reading))
    if line.gate.at_most:
        return _("at most {value}", value=border)
    return _("more than {value}", value=border) if line.gate.above else _("at least {value}", value=border)


def _why_unknown(line: Line, reading: Reading) -> str:
    if reading.known_from and line.gate.key in reading.known_from:
        return _("can be known from {day}", day=day(reading.known_from[line.gate.key]))
    if line.gate.record:
        return _("not recorded, so it counts as not met. {record}", record=_(line.gate.record))
    return _("not worked out here: that is done as soon as everything else holds")


def matters(line: Line, reading: Reading) -> bool:
    """Whether the present stage is kept by it or the next one asks it; before a first CoP, what that one asks."""
    target = reading.next or reading.stage or "L0"
    asked = {gate.key for gate, _at in entering("P1" if target in {"L0", "L1"} else target)}
    keeping = {gate.key for gate, _at in staying(reading.stage)} if reading.stage else set()
    return line.gate.key in asked | keeping
