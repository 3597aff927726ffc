from deadlines.models.holidays import Holiday
from deadlines.models.kept import KeptDeadline
from deadlines.models.municipality import Municipality
from deadlines.models.settings import RuleSetting

__all__ = ["Holiday", "KeptDeadline", "Municipality", "RuleSetting"]
