"""The city's clocks, one row each: how long, from what, and who says so.

Only the words and numbers are here. `counting` counts with them, `sentences` says them in the reader's
language, and a clerk's `RuleSetting` may put another length or another roll in force.
"""

from deadlines.rules.kinds import Direction, Origin, Roll, Rule, Unit
from deadlines.rules.table import TABLE
from deadlines.rules.yearly import YEARLY

__all__ = ["CODES", "RULES", "Direction", "Origin", "Roll", "Rule", "Unit"]

RULES: dict[str, Rule] = {rule.code: rule for rule in [*TABLE, *YEARLY]}

CODES: list[str] = [code for code, rule in RULES.items() if rule.by_name]
