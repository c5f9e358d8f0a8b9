"""The registers of the union tree, and that of persons: `people` lies a floor lower and knows no towns."""

from sizai.orgs.registers.persons import PEOPLE
from sizai.orgs.registers.union_tree import AREAS, DEPARTMENT_KINDS, DEPARTMENTS, STATIONS, UNIONS

__all__ = ["AREAS", "DEPARTMENTS", "DEPARTMENT_KINDS", "PEOPLE", "STATIONS", "UNIONS"]
