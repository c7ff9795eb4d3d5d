"""The form as rules see it: its records, their fields, and what cells come to as values.

Which names a rule may say of a table, of a row, of a value stands here (`fields`); the rule
language is told of them and knows no form itself.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.form.achievement import grade_of as grade_of
    from checker.form.cells import CELLS as CELLS
    from checker.form.cells import CellRecord as CellRecord
    from checker.form.cells import cells_of as cells_of
    from checker.form.cells import cells_of_row as cells_of_row
    from checker.form.cells import count_of_cells as count_of_cells
    from checker.form.cells import own_cells as own_cells
    from checker.form.cellvalues import budget_year as budget_year
    from checker.form.cellvalues import cell_value as cell_value
    from checker.form.cellvalues import indicator_class as indicator_class
    from checker.form.cellvalues import indicator_type as indicator_type
    from checker.form.cellvalues import read_as as read_as
    from checker.form.cellvalues import year_in as year_in
    from checker.form.cellvalues import year_of as year_of
    from checker.form.cellvalues import year_source as year_source
    from checker.form.columns import ASKED as ASKED
    from checker.form.columns import MATCHES as MATCHES
    from checker.form.columns import RELATIVES as RELATIVES
    from checker.form.columns import RecordLabel as RecordLabel
    from checker.form.columns import columns_asked as columns_asked
    from checker.form.columns import columns_of as columns_of
    from checker.form.columns import columns_of_cells as columns_of_cells
    from checker.form.columns import filled_of as filled_of
    from checker.form.columns import hangs_on as hangs_on
    from checker.form.columns import is_cell as is_cell
    from checker.form.columns import is_text_of_head as is_text_of_head
    from checker.form.columns import reader_of as reader_of
    from checker.form.columns import tested_column as tested_column
    from checker.form.conditions import SELF as SELF
    from checker.form.conditions import conditions_in as conditions_in
    from checker.form.conditions import runnable as runnable
    from checker.form.conditions import scope_of as scope_of
    from checker.form.conditions import slips_of as slips_of
    from checker.form.conditions import typed_condition_of as typed_condition_of
    from checker.form.definitions import INNER as INNER
    from checker.form.definitions import OUTER as OUTER
    from checker.form.definitions import definitions_in as definitions_in
    from checker.form.definitions import definitions_of as definitions_of
    from checker.form.definitions import looks_beyond as looks_beyond
    from checker.form.definitions import taken_by as taken_by
    from checker.form.fields import CELL as CELL
    from checker.form.fields import CELL_LABELS as CELL_LABELS
    from checker.form.fields import DATE_PARTS as DATE_PARTS
    from checker.form.fields import FUNDING as FUNDING
    from checker.form.fields import GOAL as GOAL
    from checker.form.fields import INDICATOR as INDICATOR
    from checker.form.fields import MENTION as MENTION
    from checker.form.fields import OWN as OWN
    from checker.form.fields import OWNERS as OWNERS
    from checker.form.fields import PLACE_FUNDING as PLACE_FUNDING
    from checker.form.fields import SCHEMAS as SCHEMAS
    from checker.form.fields import SET as SET
    from checker.form.fields import TABLE as TABLE
    from checker.form.fields import TASK as TASK
    from checker.form.fields import VALUE_PARTS as VALUE_PARTS
    from checker.form.owners import Record as Record
    from checker.form.owners import set_of as set_of
    from checker.form.owners import table_of as table_of
    from checker.form.owners import units_of as units_of
    from checker.form.places import LISTS as LISTS
    from checker.form.places import cell_of as cell_of
    from checker.form.places import label_of as label_of
    from checker.form.places import place_at as place_at
    from checker.form.places import place_of as place_of
    from checker.form.places import steps_of as steps_of
    from checker.form.places import subject_of as subject_of
    from checker.form.projects import same_project as same_project
    from checker.form.projects import stage as stage
    from checker.form.records import GoalRecord as GoalRecord
    from checker.form.records import IndicatorRecord as IndicatorRecord
    from checker.form.records import SetRecord as SetRecord
    from checker.form.records import TableRecord as TableRecord
    from checker.form.schema import FORM as FORM
    from checker.form.surroundings import LEVEL1 as LEVEL1
    from checker.form.surroundings import LEVEL2 as LEVEL2
    from checker.form.surroundings import Definition as Definition
    from checker.form.surroundings import Profile as Profile
    from checker.form.surroundings import Surroundings as Surroundings
    from checker.form.surroundings import WordLists as WordLists
    from checker.form.whole import HasSurroundings as HasSurroundings
    from checker.form.whole import bind_set as bind_set
    from checker.form.whole import common_year_of as common_year_of
    from checker.form.whole import head_of as head_of
    from checker.form.whole import let_go as let_go
else:
    from checker.base.face import late

    __getattr__ = late(
        __name__,
        {
            "achievement": ("grade_of",),
            "cells": (
                "CELLS",
                "CellRecord",
                "cells_of",
                "cells_of_row",
                "count_of_cells",
                "own_cells",
            ),
            "cellvalues": (
                "budget_year",
                "cell_value",
                "indicator_class",
                "indicator_type",
                "read_as",
                "year_in",
                "year_of",
                "year_source",
            ),
            "columns": (
                "ASKED",
                "MATCHES",
                "RELATIVES",
                "RecordLabel",
                "columns_asked",
                "columns_of",
                "columns_of_cells",
                "filled_of",
                "hangs_on",
                "is_cell",
                "is_text_of_head",
                "reader_of",
                "tested_column",
            ),
            "conditions": (
                "SELF",
                "conditions_in",
                "runnable",
                "scope_of",
                "slips_of",
                "typed_condition_of",
            ),
            "definitions": (
                "INNER",
                "OUTER",
                "definitions_in",
                "definitions_of",
                "looks_beyond",
                "taken_by",
            ),
            "fields": (
                "CELL",
                "CELL_LABELS",
                "DATE_PARTS",
                "FUNDING",
                "GOAL",
                "INDICATOR",
                "MENTION",
                "OWN",
                "OWNERS",
                "PLACE_FUNDING",
                "SCHEMAS",
                "SET",
                "TABLE",
                "TASK",
                "VALUE_PARTS",
            ),
            "owners": ("Record", "set_of", "table_of", "units_of"),
            "places": (
                "LISTS",
                "cell_of",
                "label_of",
                "place_at",
                "place_of",
                "steps_of",
                "subject_of",
            ),
            "projects": ("same_project", "stage"),
            "records": ("GoalRecord", "IndicatorRecord", "SetRecord", "TableRecord"),
            "schema": ("FORM",),
            "surroundings": (
                "Definition",
                "LEVEL1",
                "LEVEL2",
                "Profile",
                "Surroundings",
                "WordLists",
            ),
            "whole": ("HasSurroundings", "bind_set", "common_year_of", "head_of", "let_go"),
        },
    )
