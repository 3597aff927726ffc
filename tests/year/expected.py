"""Who must hear what on which morning, worked out by hand: plain lists, one person and one day after another, and none
of the house's own rules. It reads the city once, as it stands before the first morning."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

import holidays
from django.utils import timezone

from people.models import Agency, Employee
from tests.year import happenings
from training.models import Completion, ModulePage

DAY = timedelta(days=1)
RUNGS = (-14, -7, -1, 1)
CLERKS = ("KF-1396", "KF-1397")
# Lakshmi Barros' training ends on Saturday, November 20, 2027: 60, 30 and 7 days before, she and her chief are told.
OFFICIALS = {date(2027, 9, 21), date(2027, 10, 21), date(2027, 11, 13)}
TOLD_OF_OFFICIALS = ("KF-1001", "KF-1006")


@dataclass
class Line:
    """One person's line of one sending."""

    person: str
    agency: str
    text: str
    number: int
    sent_on: date
    served_on: date | None = None
    due_on: date | None = None
    rung: int = -999
    is_escalated: bool = False
    ended: str = ""


@dataclass
class Asked:
    """One person's last cycle of one module, and when their newest certificate ends."""

    ended: str
    expires_on: date | None


@dataclass
class City:
    addresses: dict[str, str] = field(default_factory=dict)
    # For each person their work: agency, first day, last day.
    jobs: dict[str, list[list]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    sent: dict[tuple[str, str], date] = field(default_factory=dict)
    since: dict[tuple[str, str], int] = field(default_factory=dict)
    modules: dict[str, list[dict]] = field(default_factory=dict)
    roles: dict[tuple[str, str], str] = field(default_factory=dict)
    asked: dict[tuple[str, str], Asked] = field(default_factory=dict)
    judiciary: str = "court"
    away: dict[str, tuple[date, date]] = field(default_factory=dict)
    weeks: set = field(default_factory=set)
    letters: Counter = field(default_factory=Counter)

    def places(self, person: str, day: date) -> list[str]:
        return [agency for agency, first, last in self.jobs[person] if first <= day <= (last or day)]

    def staff(self, agency: str, day: date) -> list[str]:
        return [person for person in list(self.jobs) if agency in self.places(person, day)]

    @property
    def open(self) -> list[Line]:
        return [line for line in self.lines if not line.ended]

    def is_away(self, person: str, day: date) -> bool:
        first, last = self.away.get(person, (date.max, date.max))
        return first <= day <= last

    def write(self, day: date, kind: str, to: str, about: object) -> None:
        """What goes out to all is shown in the house to whoever has no address; nobody else hears without one."""
        if self.addresses.get(to) or kind in ("delivery", "enrollment"):
            self.letters[day, kind, to, about] += 1


def read() -> City:
    """The city on the evening of December 14, 2026."""
    city = City()
    for each in Employee.objects.prefetch_related("employments__agency", "employments__job_role"):
        city.addresses[each.number] = each.email or ""
        for job in each.employments.all():
            city.jobs[each.number].append([job.agency.slug, job.starts_on, job.ends_on])
        for each_delivery in each.deliveries.select_related("dissemination__edition", "dissemination__agency"):
            _read_line(city, each.number, each_delivery)
    city.heads = dict(Agency.objects.exclude(head=None).values_list("slug", "head__number"))
    _read_training(city)
    return city


def _read_line(city: City, person: str, row) -> None:
    sending = row.dissemination
    agency, text = sending.agency.slug, sending.edition.kind
    city.sent[agency, text], city.since[agency, text] = sending.roster_on, sending.edition.number
    served_on = timezone.localdate(row.served_at) if row.served_at else None
    line = Line(person, agency, text, sending.edition.number, sending.roster_on, served_on, row.due_on)
    line.ended = row.closed_as
    city.lines.append(line)


def _read_training(city: City) -> None:
    for page in ModulePage.objects.filter(assignments__isnull=False).distinct().order_by("code"):
        city.modules[page.code] = [
            {
                "everyone": rule.is_for_everyone,
                "agencies": {agency.slug for agency in rule.agencies.all()},
                "roles": {role.name for role in rule.job_roles.all()},
                "people": {person.number for person in rule.people.all()},
            }
            for rule in page.assignments.all()
        ]
        ends = {}
        for done in Completion.objects.filter(module=page).order_by("completed_on").select_related("employee"):
            ends[done.employee.number] = done.expires_on
        for cycle in page.enrollments.order_by("cycle").select_related("employee"):
            number = cycle.employee.number
            city.asked[number, page.code] = Asked(cycle.closed_as, ends.get(number))
    city.roles = {
        (job.employee.number, job.agency.slug): job.job_role.name
        for each in Employee.objects.prefetch_related("employments__agency", "employments__job_role")
        for job in each.employments.all()
        if job.job_role
    }


def letters(*, missed: frozenset[date] = frozenset(), last: date = happenings.LAST) -> Counter:
    """What is written from the first morning to the last, if no timetable ran on the days `missed`."""
    city = read()
    day = happenings.FIRST
    while day <= last:
        if day not in missed:
            owed = _morning(city, day)
            _deliver(city, owed, day)
        _happen(city, day)
        day += DAY
    return city.letters


def _morning(city: City, day: date) -> list[Line]:
    for line in city.open:
        # What falls due during a leave is due two weeks after it.
        first, last = city.away.get(line.person, (date.max, date.max))
        if line.due_on and first <= line.due_on < (after := _open_after(last + 14 * DAY)):
            line.due_on, line.rung, line.is_escalated = after, -999, False
    for line in city.open:
        if line.agency not in city.places(line.person, day):
            line.ended = "separated"
    owed = _again(city, day) + _joiners(city, day)
    _remind(city, day)
    _tell_officers(city, day)
    _escalate(city, day)
    _train(city, day)
    for person in TOLD_OF_OFFICIALS if day in OFFICIALS else ():
        city.write(day, "official_training", person, None)
    return owed


def _joiners(city: City, day: date) -> list[Line]:
    have = {
        (line.person, line.agency, line.text)
        for line in city.lines
        if line.number >= city.since[line.agency, line.text] and line.ended != "separated"
    }
    new = [
        Line(person, agency, text, city.since[agency, text], day)
        for person in list(city.jobs)
        for agency in city.places(person, day)
        for text in ("notice", "directive", "policy")
        if (agency, text) in city.sent and (person, agency, text) not in have
    ]
    city.lines += new
    return new


def _again(city: City, day: date) -> list[Line]:
    new = []
    for (agency, text), sent_on in sorted(city.sent.items()):
        if _again_on(sent_on, day) <= day and city.staff(agency, day):
            new += _send(city, agency, text, city.since[agency, text], day)
    return new


def _send(city: City, agency: str, text: str, number: int, day: date) -> list[Line]:
    for line in city.open:
        if (line.agency, line.text) == (agency, text):
            line.ended = "superseded"
    city.sent[agency, text], city.since[agency, text] = day, number
    new = [Line(person, agency, text, number, day) for person in city.staff(agency, day)]
    city.lines += new
    return new


def _again_on(sent_on: date, day: date) -> date:
    """Within twelve months, on an open day; from December 2027 on the city's day, the last of February."""
    leap_day = date(2028, 2, 29)
    if sent_on == leap_day:
        return date(2029, 2, 28)
    if day > happenings.YEARLY_ON_SET and sent_on < leap_day and (leap_day - sent_on).days >= 90:
        # In 2027 the last of February was its 28th; whatever went out before it has gone out since.
        return _open_before(leap_day)
    return _open_before(sent_on.replace(year=sent_on.year + 1))


def _remind(city: City, day: date) -> None:
    heard: dict[str, list] = {}
    for line in city.open:
        if not line.due_on or not city.addresses[line.person] or city.is_away(line.person, day):
            continue
        reached = [rung for rung in RUNGS if line.due_on + rung * DAY <= day]
        if reached and reached[-1] > line.rung and line.served_on < line.due_on + reached[-1] * DAY:
            line.rung = reached[-1]
            heard.setdefault(line.person, []).append((line.agency, line.text))
    for person, about in heard.items():
        city.write(day, "reminder", person, tuple(sorted(about)))


def _late(city: City, day: date) -> list[Line]:
    return [line for line in city.open if line.due_on and line.due_on < day and not city.is_away(line.person, day)]


def _tell_officers(city: City, day: date) -> None:
    for agency in sorted({line.agency for line in _late(city, day)}):
        week = (agency, *day.isocalendar()[:2])
        if week not in city.weeks:
            city.weeks.add(week)
            city.write(day, "late_people", city.heads[agency], agency)


def _escalate(city: City, day: date) -> None:
    told = set()
    for line in _late(city, day):
        is_long = line.due_on + 14 * DAY <= day
        if is_long and not line.is_escalated and line.agency != city.judiciary:
            line.is_escalated = True
            told.add(line.agency)
    for agency in sorted(told):
        for reader in {city.heads[agency], *CLERKS}:
            city.write(day, "very_late_people", reader, agency)


def _train(city: City, day: date) -> None:
    here = {person for person in list(city.jobs) if city.places(person, day)}
    ever = {person for person, jobs in city.jobs.items() if any((last or day) >= day for _a, _first, last in jobs)}
    for (person, _module), asked in city.asked.items():
        if not asked.ended and person not in ever:
            asked.ended = "separated"
    for module, rules in city.modules.items():
        named = {person for person in here if any(_names(city, rule, person, day) for rule in rules)}
        for person in sorted(here | ever):
            asked = city.asked.get((person, module))
            if asked and not asked.ended and person not in named:
                asked.ended = "exempt"
        for person in sorted(named):
            asked = city.asked.get((person, module))
            is_new = asked is None or asked.ended == "separated"
            if is_new or (asked.ended == "completed" and asked.expires_on <= day + 30 * DAY):
                city.asked[person, module] = Asked("", asked and asked.expires_on)
                city.write(day, "enrollment", person, module)


def _names(city: City, rule: dict, person: str, day: date) -> bool:
    if rule["everyone"] or person in rule["people"]:
        return True
    if not rule["agencies"] and not rule["roles"]:
        return False
    return any(
        (not rule["agencies"] or place in rule["agencies"])
        and (not rule["roles"] or city.roles.get((person, place)) in rule["roles"])
        for place in city.places(person, day)
    )


def _deliver(city: City, owed: list[Line], day: date) -> None:
    for line in owed:
        city.write(day, "delivery", line.person, (line.agency, line.text))
        address = city.addresses[line.person]
        if address and address not in happenings.REFUSED and not line.ended:
            _serve(line, day)


def _serve(line: Line, day: date) -> None:
    line.served_on, line.due_on = day, _open_after(day + 30 * DAY)


def _happen(city: City, day: date) -> None:
    for number, agency, first_day, has_email in happenings.HIRED:
        if day == first_day - DAY:
            city.addresses[number] = f"{number.lower()}@kestrelfalls.example" if has_email else ""
            city.jobs[number].append([agency, first_day, None])
    for number, agency, last_day in happenings.LEFT:
        if day == last_day:
            _end_job(city, number, agency, day)
    for number, old, new, first_day in happenings.MOVED:
        if day == first_day - DAY:
            _end_job(city, number, old, day)
            city.jobs[number].append([new, first_day, None])
    for number, agency, first_day in happenings.BOTH:
        if day == first_day - DAY:
            city.jobs[number].append([agency, first_day, None])
    for number, first, last in happenings.AWAY:
        if day == first - DAY:
            city.away[number] = (first, last)
    if day == happenings.AMENDED_ON:
        _deliver(city, _send(city, "library", "directive", 2, day), day)
    _hand_over_and_sign(city, day)


def _hand_over_and_sign(city: City, day: date) -> None:
    for line in city.open:
        if line.sent_on < happenings.FIRST:
            continue
        if line.person in happenings.CAME_BACK and day == line.sent_on + DAY:
            line.served_on = line.due_on = None
        wait = happenings.handed_over_after(line.person)
        if line.served_on is None and wait is not None and day == line.sent_on + wait * DAY:
            _serve(line, day)
        patience = happenings.signs_after(line.person)
        if line.served_on and patience is not None and day >= line.served_on + patience * DAY:
            line.ended = "acknowledged"


def _end_job(city: City, number: str, agency: str, day: date) -> None:
    for job in city.jobs[number]:
        if job[0] == agency:
            job[2] = day


CLOSED = holidays.US(subdiv="NJ", years=range(2026, 2030))


def _is_open(day: date) -> bool:
    return day.weekday() < 5 and day not in CLOSED


def _open_after(day: date) -> date:
    while not _is_open(day):
        day += DAY
    return day


def _open_before(day: date) -> date:
    while not _is_open(day):
        day -= DAY
    return day
