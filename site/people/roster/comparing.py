"""The roster of a file against the one that stands. Nothing is read or written here.

Employments are matched by person and agency: the one that began the same day, else the one that overlaps what the
file says and is not over on the day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from people.roster.checking import Line, Roster
from people.roster.columns import COLUMNS
from people.roster.plan import Difference, Exodus, Gap, Job, JobChange, Leave, Move, PersonChange, Plan, Standing
from people.roster.refusals import Refusal, RosterRefused

Key = tuple[str, str]


def compare(roster: Roster, standing: Standing, *, as_of: date, alarm_share: float) -> Plan:
    """What taking `roster` in would do. An agency that loses more than `alarm_share` of its people is told.

    Raises RosterRefused when the file contradicts what stands: an e-mail address that is another's, an employment
    that would overlap an earlier one.
    """
    listed = {(line.number, line.agency): line for line in roster.lines}
    jobs = defaultdict(list)
    for job in standing.jobs:
        jobs[job.number, job.agency].append(job)
    matched = {key: _matching(line, jobs[key], as_of) for key, line in listed.items()}
    refusals = [*_taken_emails(roster, standing), *_overlaps(listed, jobs, matched)]
    if refusals:
        raise RosterRefused(sorted(refusals, key=lambda each: each.row or 0))
    new_jobs = tuple(line for key, line in listed.items() if matched[key] is None)
    job_changes = tuple(_job_changes(listed, matched, roster.fields, as_of))
    leaves = tuple(_leaves(standing.jobs, listed, roster.agencies, as_of))
    gaps = _gaps(standing.jobs, new_jobs, job_changes, leaves, standing, roster.agencies, as_of)
    return Plan(
        as_of=as_of,
        agencies=tuple(sorted(roster.agencies)),
        rows=len(roster.lines),
        how=roster.how,
        new_people=tuple(_new_people(roster, standing)),
        new_jobs=new_jobs,
        new_job_roles=tuple(_new_job_roles(roster, standing)),
        person_changes=tuple(_person_changes(roster, standing)),
        job_changes=job_changes,
        leaves=leaves,
        moves=tuple(_moves(new_jobs, leaves)),
        exoduses=tuple(_exoduses(standing.jobs, leaves, roster.agencies, as_of, alarm_share)),
        gaps=tuple(gaps),
    )


def _matching(line: Line, jobs: Sequence[Job], as_of: date) -> Job | None:
    same_start = [job for job in jobs if job.starts_on == line.starts_on]
    current = [job for job in jobs if not job.is_over(as_of) and _overlap(line, job)]
    return next(iter(same_start + current), None)


def _overlap(line: Line, job: Job) -> bool:
    return not (job.is_over(line.starts_on) or (line.ends_on and line.ends_on < job.starts_on))


def _overlaps(listed: Mapping[Key, Line], jobs: Mapping[Key, list[Job]], matched) -> Iterator[Refusal]:
    for key, line in listed.items():
        for job in jobs[key]:
            if job is not matched[key] and _overlap(line, job):
                found = {"found": line.starts_on, "starts_on": job.starts_on, "ends_on": job.ends_on}
                yield Refusal("overlaps", line.row, header=COLUMNS["starts_on"].title, values=found)
                break


def _taken_emails(roster: Roster, standing: Standing) -> Iterator[Refusal]:
    listed = {line.number for line in roster.lines}
    for line in roster.lines:
        owner = standing.emails.get(line.email) if line.email else None
        if owner and owner != line.number and owner not in listed:
            found = {"found": line.email, "owner": owner}
            yield Refusal("email_taken", line.row, header=COLUMNS["email"].title, values=found)


def _first_lines(roster: Roster) -> dict[str, Line]:
    return {line.number: line for line in reversed(roster.lines)}


def _new_people(roster: Roster, standing: Standing) -> Iterator[Line]:
    return (line for number, line in _first_lines(roster).items() if number not in standing.people)


def _new_job_roles(roster: Roster, standing: Standing) -> list[str]:
    known = {name.casefold() for name in standing.job_roles}
    new = {line.job_role.casefold(): line.job_role for line in reversed(roster.lines) if line.job_role}
    return sorted(name for key, name in new.items() if key not in known)


def _differences(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[Difference, ...]:
    return tuple(Difference(name, before[name], after[name]) for name in after if before[name] != after[name])


def _person_changes(roster: Roster, standing: Standing) -> Iterator[PersonChange]:
    for number, line in _first_lines(roster).items():
        person = standing.people.get(number)
        if person is None:
            continue
        after = {
            "given_name": line.given_name,
            "family_name": line.family_name,
            "email": line.email if "email" in roster.fields else person.email,
            "language": line.language or person.language,
        }
        differences = _differences({name: getattr(person, name) for name in after}, after)
        if differences:
            yield PersonChange(person=person, differences=differences, **after)


def _job_changes(listed: Mapping[Key, Line], matched: Mapping[Key, Job | None], fields, as_of) -> Iterator[JobChange]:
    """A file without a column of last days says of everyone in it that they are still there."""
    for key, line in listed.items():
        job = matched[key]
        if job is None:
            continue
        same_role = "job_role" not in fields or line.job_role.casefold() == job.job_role.casefold()
        after = {
            "job_role": job.job_role if same_role else line.job_role,
            "starts_on": line.starts_on,
            "ends_on": line.ends_on if "ends_on" in fields or job.is_over(as_of) else job.ends_on,
        }
        differences = _differences({name: getattr(job, name) for name in after}, after)
        if differences:
            yield JobChange(job=job, differences=differences, **after)


def _leaves(jobs: Iterable[Job], listed: Mapping[Key, Line], agencies, as_of: date) -> Iterator[Leave]:
    for job in jobs:
        if job.agency in agencies and (job.number, job.agency) not in listed and not job.is_over(as_of):
            yield Leave(job, as_of - timedelta(days=1) if job.starts_on < as_of else None)


def _moves(new_jobs: Iterable[Line], leaves: Iterable[Leave]) -> list[Move]:
    """Who leaves one agency of the file and joins another: one move, whatever the number of either."""
    left, joined = defaultdict(list), defaultdict(list)
    for leave in leaves:
        left[leave.job.number].append(leave.job)
    for line in new_jobs:
        joined[line.number].append(line.agency)
    return [
        Move(number, gone[0].name, tuple(job.agency for job in gone), tuple(joined[number]))
        for number, gone in left.items()
        if number in joined
    ]


def _exoduses(jobs: Iterable[Job], leaves: Iterable[Leave], agencies, as_of: date, share: float) -> Iterator[Exodus]:
    before = Counter(job.agency for job in jobs if job.agency in agencies and not job.is_over(as_of))
    leaving = Counter(leave.job.agency for leave in leaves)
    for agency, number in sorted(leaving.items()):
        if number > share * before[agency]:
            yield Exodus(agency, number, before[agency])


def _gaps(jobs: Sequence[Job], new_jobs, job_changes, leaves, standing: Standing, agencies, as_of) -> Iterator[Gap]:
    """The agencies that have people on the day, and no officer who still works for the city."""
    after = _employments_after(jobs, new_jobs, job_changes, leaves)
    working = {number for number, _, _, ends_on in after if ends_on is None or ends_on >= as_of}
    # An officer who was never on a roster has not left one.
    outside = {number for officers in standing.officers.values() for number in officers} - {job.number for job in jobs}
    present = Counter({agency: people for agency, people in standing.headcounts.items() if agency not in agencies})
    present.update(
        agency
        for _, agency, starts_on, ends_on in after
        if agency in agencies and starts_on <= as_of and (ends_on is None or ends_on >= as_of)
    )
    for agency, people in sorted(present.items()):
        if people and (working | outside).isdisjoint(standing.officers.get(agency, ())):
            yield Gap(agency, people)


def _employments_after(jobs, new_jobs, job_changes, leaves) -> list[tuple[str, str, date, date | None]]:
    touched = {change.job.pk for change in job_changes} | {leave.job.pk for leave in leaves}
    after = [(job.number, job.agency, job.starts_on, job.ends_on) for job in jobs if job.pk not in touched]
    after += [(line.number, line.agency, line.starts_on, line.ends_on) for line in new_jobs]
    after += [(each.job.number, each.job.agency, each.starts_on, each.ends_on) for each in job_changes]
    after += [(each.job.number, each.job.agency, each.job.starts_on, each.last_day) for each in leaves if each.last_day]
    return after
