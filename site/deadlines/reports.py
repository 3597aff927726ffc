"""The rules as the clerk reads them: what stands today, what it was by default, and every decision since."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from deadlines.models import RuleSetting
from deadlines.rules import RULES, Roll, Rule


@dataclass(frozen=True)
class Standing:
    """One rule: its default, what is in force that day, and its decisions, newest first."""

    default: Rule
    in_force: Rule
    history: list[RuleSetting]

    @property
    def is_changed(self) -> bool:
        return self.in_force.version > 0


def rules_on(today: date) -> list[Standing]:
    """Every rule as it stands that day. One query."""
    history = defaultdict(list)
    for setting in RuleSetting.objects.order_by("-number"):
        history[setting.code].append(setting)
    return [
        Standing(default=rule, in_force=_in_force(rule, history[code], today), history=history[code])
        for code, rule in RULES.items()
    ]


def _in_force(rule: Rule, history: list[RuleSetting], today: date) -> Rule:
    setting = next((setting for setting in history if setting.starts_on <= today), None)
    if setting is None:
        return rule
    return replace(rule, amount=setting.amount, roll=Roll(setting.roll), version=setting.number)
