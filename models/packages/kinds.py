"""What a package can be, and the data file that says so."""

from enum import StrEnum


class PackageKind(StrEnum):
    """Kind of a package; a package holds the main file of exactly one kind."""

    REPORT = "report"
    PLAN = "plan"
    CONSOLIDATION = "consolidation"
    RECEIPT = "receipt"

    @property
    def main_file(self) -> str:
        """The JSON file with the figures, the plan, the свод or the decision."""
        return f"{self.value}.json"


FORMAT = 1
"""Version of the packages that this program writes; a larger one is of a newer program."""

SUFFIX = ".asice"
