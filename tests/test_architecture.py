"""Imports point one way: read from the source, function-level imports included."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import checker
from checker.model import INDICATOR_FIELDS, TABLE_FIELDS

PACKAGE = Path(__file__).resolve().parent.parent / "checker"
TESTS = PACKAGE.parent / "tests"
LOADED_AT_START = "import sys, json; {code}; print(json.dumps(sorted(sys.modules)))"


def modules() -> dict[str, Path]:
    """`checker.reports.full` -> its file, for every module of the package."""
    found: dict[str, Path] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("checker", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


def imports(path: Path) -> set[str]:
    """Dotted names a file imports anywhere, also inside functions and for type checkers only."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{name.name}" for name in node.names)
    return found


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def users_of(library: str) -> set[str]:
    return {
        module
        for module, path in modules().items()
        if any(within(name, library) for name in imports(path))
    }


def own_imports(*packages: str) -> set[str]:
    """Faces of ours (`checker.base.text`, `checker.model`) that modules of `packages` import."""
    found: set[str] = set()
    for module, path in modules().items():
        if within(module, *packages):
            found |= {face_of(name) for name in imports(path) if within(name, "checker")} - {BASE}
    return found - set(packages) - MEANS


BASE = "checker.base"
"""What any module may stand on: it says nothing of the field. Each module of it is a face."""
MEANS = {f"{BASE}.{name}" for name in ("dataclass", "face", "pattern", "stock")}


def face_of(name: str) -> str:
    return ".".join(name.split(".")[: 3 if within(name, BASE) else 2])


@cache
def faces() -> dict[str, set[str]]:
    """Every package with the names that its `__init__` gives out."""
    return {
        module: {
            name.name
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and within(node.module or "", module)
            for name in node.names
        }
        for module, path in modules().items()
        if path.name == "__init__.py"
    }


@cache
def edges() -> dict[str, set[str]]:
    """Every module with the modules it imports anywhere; `from a.b import c` is an import of a.b
    where its face gives c out, of c where that is a module, else of a.b."""
    known = modules()

    def module_of(name: str) -> str:
        return name if name in known else module_of(name.rpartition(".")[0]) if name else ""

    found: dict[str, set[str]] = {}
    for module, path in known.items():
        names: set[str] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(name.name for name in node.names)
            elif isinstance(node, ast.ImportFrom):
                room = node.module or ""
                given = set(faces().get(room, ()))
                if within(module, room):  # nodes as n: the module itself, for those at home
                    given = {name for name in given if f"{room}.{name}" not in known}
                names.update(
                    node.module or "" if name.name in given else f"{node.module}.{name.name}"
                    for name in node.names
                )
        found[module] = {module_of(name) for name in names} - {module, ""}
    return found


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of nodes of which each leads to every other, by Tarjan's algorithm."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        number[node] = low[node] = len(number)
        waiting.append(node)
        for other in graph.get(node, ()):
            if other not in number:
                visit(other)
                low[node] = min(low[node], low[other])
            elif other in waiting:
                low[node] = min(low[node], number[other])
        if low[node] == number[node]:
            group = waiting[waiting.index(node) :]
            del waiting[waiting.index(node) :]
            if len(group) > 1:
                found.append(sorted(group))

    for node in graph:
        if node not in number:
            visit(node)
    return found


@cache
def rooms() -> dict[str, set[str]]:
    """Every room (a folder or module at the top of checker/) with the rooms it imports."""
    found: dict[str, set[str]] = {}
    for module, names in edges().items():
        room = ".".join(module.split(".")[:2])
        if room not in ("checker", "checker.__main__"):
            found.setdefault(room, set()).update(".".join(name.split(".")[:2]) for name in names)
    return {room: names - {room} for room, names in found.items()}


def test_a_circle_is_seen() -> None:
    assert circles({"甲": {"乙"}, "乙": {"丙"}, "丙": {"甲"}, "丁": {"甲"}}) == [["丙", "乙", "甲"]]
    assert circles({"甲": {"乙"}, "乙": set()}) == []


def test_no_module_waits_for_itself() -> None:
    """Imports inside functions and for type checkers counted."""
    assert circles(edges()) == []


def test_no_room_waits_for_itself() -> None:
    assert circles(rooms()) == []


PAGE_PATH = PACKAGE.parent / "docs" / "architecture.md"
PAGE = PAGE_PATH.read_text(encoding="utf-8")


def floors() -> list[list[str]]:
    """The drawing of the page: the rooms of every floor, the highest first."""
    drawing = PAGE.partition("```\n")[2].partition("```")[0]
    return [line.split() for line in drawing.splitlines()]


def rows(columns: int) -> list[list[str]]:
    """The cells of the table of the page that has so many columns, without its head."""
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [line for line in cells if len(line) == columns][1:]


def table() -> dict[str, set[str]]:
    """Room -> the rooms it uses, as the page says."""
    return {room: listed(uses) for room, _, uses in rows(3)}


def listed(cell: str) -> set[str]:
    return {name.strip() for name in cell.split(",")} - {"", "—"}


def doors() -> set[tuple[str, str]]:
    """Modules with those of other rooms that they import past the face."""
    return {
        (module, name)
        for module, names in edges().items()
        for name in names
        if name != face_of(name) and not within(module, ".".join(name.split(".")[:2]))
    }


def test_the_page_of_the_house_draws_every_room_once() -> None:
    drawn = [room for floor in floors() for room in floor]
    assert sorted(drawn) == sorted(room.removeprefix("checker.") for room in rooms())
    assert sorted(table()) == sorted(drawn)


def test_every_floor_stands_on_those_below_it() -> None:
    height = {room: -number for number, floor in enumerate(floors()) for room in floor}
    upwards = {
        (room.removeprefix("checker."), used)
        for room, names in rooms().items()
        for used in (name.removeprefix("checker.") for name in names - {"checker"})
        if height[room.removeprefix("checker.")] <= height[used]
    }
    assert upwards == set()


def test_the_page_of_the_house_has_the_arrows_that_the_code_has() -> None:
    drawn = table()
    there = {
        room.removeprefix("checker."): {
            name.removeprefix("checker.") for name in names - {"checker", BASE}
        }
        for room, names in rooms().items()
    }
    assert {room: there[room] ^ uses for room, uses in drawn.items() if there[room] != uses} == {}


def test_nobody_opens_a_door_past_a_face() -> None:
    assert doors() == set()


def given_out(room: str) -> set[str]:
    """The names of a face that are for others: listed in `__all__`, or imported as themselves."""
    tree = ast.parse(modules()[room].read_text(encoding="utf-8"))
    return {
        one.asname
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for one in node.names
        if one.asname
    } | {
        name
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        for name in ast.literal_eval(node.value)
    }


@pytest.mark.parametrize("room", sorted(room for room in faces() if room.count(".") == 1))
def test_a_face_gives_out_nothing_that_nobody_asks_for(room: str) -> None:
    """Other rooms, tests or tools."""
    others = [path for module, path in modules().items() if not within(module, room)]
    others += [*TESTS.rglob("*.py"), *TESTS.parent.glob("tools/**/*.py")]
    said = {word for path in others for word in re.findall(r"\w+", path.read_text("utf-8"))}
    assert given_out(room) - said == set()


def told_late(room: str) -> dict[str, tuple[str, ...]]:
    """What a face names for type checkers: `home` -> names. A module given out whole needs no home,
    and a name of a type alone is nothing to a run."""
    told: dict[str, set[str]] = {}
    for line in ast.parse(modules()[room].read_text(encoding="utf-8")).body:
        if isinstance(line, ast.If) and ast.unparse(line.test) == "TYPE_CHECKING":
            for node in line.body:
                if isinstance(node, ast.ImportFrom) and within(node.module or "", room):
                    home = (node.module or "").removeprefix(room).removeprefix(".")
                    told.setdefault(home, set()).update(one.name for one in node.names)
    assert all(f"{room}.{name}" in modules() for name in told.pop("", ()))
    there = {
        home: sorted(names - told_to_type_checkers(f"{room}.{home}"))
        for home, names in told.items()
    }
    return {home: tuple(there[home]) for home in sorted(there) if there[home]}


def told_to_type_checkers(module: str) -> set[str]:
    """Names that a module defines under TYPE_CHECKING alone."""
    return {
        name.id
        for line in ast.parse(modules()[module].read_text(encoding="utf-8")).body
        if isinstance(line, ast.If) and ast.unparse(line.test) == "TYPE_CHECKING"
        for node in line.body
        if not line.orelse
        for name in ast.walk(node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }


def late_calls(room: str) -> list[ast.Call]:
    tree = ast.parse(modules()[room].read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [call for call in calls if ast.unparse(call.func) == "late"]


def write_face(room: str) -> None:
    """The table of a face's late names, as it tells them to type checkers."""
    path = modules()[room]
    text = path.read_text(encoding="utf-8")
    for call in late_calls(room):
        there = ast.get_source_segment(text, call) or ""
        path.write_text(text.replace(there, f"late(__name__, {told_late(room)!r})"), "utf-8")
        subprocess.run(
            [sys.executable, "-m", "ruff", "format", "-q", "--no-cache", path], check=True
        )


@pytest.mark.parametrize("room", sorted(faces()))
def test_a_face_gives_out_late_what_it_tells_type_checkers(room: str) -> None:
    """What is imported when it is asked for is told twice: the lines for type checkers are written
    by hand, the table of the run by `python -m tests.test_architecture`."""
    for call in late_calls(room):
        told = told_late(room)
        assert ast.literal_eval(call.args[1]) == told
        # A name of a module would come to that module as soon as anybody had imported it.
        assert [
            one for names in told.values() for one in names if f"{room}.{one}" in modules()
        ] == []
        assert all(hasattr(import_module(room), name) for names in told.values() for name in names)


def test_the_language_names_nothing_of_the_form() -> None:
    """指标值 is a type of the language beside 文本 and 量; every other label is the form's."""
    labels = {*TABLE_FIELDS, *INDICATOR_FIELDS, "绩效指标", "绩效目标", "表", "全套"} - {"指标值"}
    named = {
        (module, node.value)
        for module, path in modules().items()
        if within(module, "checker.language")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in labels
    }
    assert named == set()


FOUNDATION = {"checker.finding"} | {f"{BASE}.{name}" for name in ("place", "errors", "text")}


@pytest.mark.parametrize("name", ["place", "errors", "text"])
def test_the_foundation_stands_on_itself(name: str) -> None:
    assert own_imports(f"{BASE}.{name}") <= FOUNDATION


def test_findings_know_only_places() -> None:
    assert own_imports("checker.finding") <= {"checker.base.place"}


def test_the_model_stands_on_the_foundation_alone() -> None:
    assert own_imports("checker.model") - {"checker"} <= FOUNDATION


CHECKED = ("values", "language", "form", "rule", "packs", "model", "strictyaml")


@pytest.mark.parametrize("name", CHECKED)
def test_what_is_checked_never_knows_how_it_was_read_or_is_shown(name: str) -> None:
    forbidden = {"checker.readers", "checker.reports", "checker.cli", "checker.pipeline"}
    assert own_imports(f"checker.{name}") & forbidden == set()


def test_values_know_nothing_of_rules() -> None:
    forbidden = {"checker.language", "checker.form", "checker.rule", "checker.packs"}
    forbidden |= {"checker.model"}
    assert own_imports("checker.values") & forbidden == set()


def test_nothing_is_ambient() -> None:
    """Words, units and the day of the check are arguments: no variable that is set around a call
    says what a function does, so that a run in one thread never touches another's."""
    assert users_of("contextvars") == set()
    assert {
        (module, *node.names)
        for module, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Global) and module not in ONE_OF_A_PROCESS
    } == set()


# What there is one of in a process by its nature: what a worker was started for, and whether the
# terminal was written to.
ONE_OF_A_PROCESS = {"checker.pipeline.sidebyside"}
READ_IN_UNITS = {
    "parse": 2, "complete": 3, "unit_named": 2, "parse_amount": 2, "amounts_in": 2, "from_text": 2,
}  # fmt: skip
"""What takes the units it reads with as its last argument, and how many arguments that makes."""
# Packs and tables are read with the units of an office; these ask for units that ship.
ASK_FOR_COMMON_UNITS = {
    "checker.cli.parse",  # a value by itself, for whoever tries one
    "checker.language.amounts",  # 元, 天 and %, and what arithmetic makes of them
    "checker.language.calculation",
    "checker.language.days",
    "checker.language.slips",  # said of a text that is no expression yet
    "checker.packs.units",  # whether a unit is new
    "checker.sweep.stats.groups",
}


def test_whoever_reads_values_says_with_which_units() -> None:
    silent: set[tuple[str, str]] = set()
    for module, path in modules().items():
        if within(module, "checker.values") or module in ASK_FOR_COMMON_UNITS:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        readers = {
            name.asname or name.name: name.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            and node.module in ("checker.values", "checker.language.amounts")
            for name in node.names
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                wanted = READ_IN_UNITS.get(readers.get(node.func.id, ""), 0)
                if len(node.args) + len(node.keywords) < wanted:
                    silent.add((module, ast.unparse(node)))
    assert silent == set()


def test_the_language_is_told_of_the_form_and_never_asks() -> None:
    assert own_imports("checker.language") <= {
        *(
            "checker.base.errors",
            "checker.base.place",
            "checker.base.resources",
            "checker.base.number",
            "checker.base.text",
        ),
        *("checker.cache", "checker.values"),
    }


def test_the_form_knows_nothing_of_rules() -> None:
    forbidden = {"checker.rule", "checker.packs"}
    assert own_imports("checker.form") & forbidden == set()


def test_rules_know_nothing_of_packs() -> None:
    assert "checker.packs" not in own_imports("checker.rule")


def test_reports_see_the_run_and_nothing_else() -> None:
    """And how Office files are made, for the letter that fills in a template of the office."""
    assert own_imports("checker.reports") - {"checker"} <= {*FOUNDATION, "checker.ooxml"}


def test_readers_know_nothing_of_rules_and_reports() -> None:
    forbidden = {"checker.language", "checker.form", "checker.rule", "checker.packs"}
    forbidden |= {"checker.reports", "checker.cli"}
    assert own_imports("checker.readers") & forbidden == set()


def test_the_run_knows_nothing_of_the_command_line() -> None:
    forbidden = {"checker.cli", "checker.config", "checker.fixes", "checker.annotations"}
    assert own_imports("checker.pipeline") & forbidden == set()


def test_what_other_programs_may_rely_on_is_named_in_one_place() -> None:
    named = set(checker.__all__) - {"__version__"}
    assert named == {
        *("Job", "Run", "Finding", "Place", "Severity", "UsageError", "check"),
        *("Judgement", "Verdict", "judge", "ReportOptions", "render", "parse", "value_json"),
    }
    assert all(getattr(checker, name).__module__.startswith("checker.") for name in named)


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded("import checker") & {"lark", "yaml", "click", "tabulate"} == set()


def test_only_the_program_itself_imports_the_command_line() -> None:
    users = {module for module in users_of("checker.cli") if not within(module, "checker.cli")}
    assert users <= {"checker.__main__"}


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("lark", ("checker.values", "checker.language")),
        ("click", ("checker.cli",)),
        ("tabulate", ("checker.reports.grid",)),
        # The word lists that ship with the program are read as they are, hundreds of units fast;
        # everything that a user writes goes through strictyaml.
        ("yaml", ("checker.strictyaml", "checker.values.vocabulary")),
    ],
)
def test_each_library_is_used_in_its_place_only(library: str, homes: tuple[str, ...]) -> None:
    users = users_of(library)
    assert users, f"{library} is used nowhere"
    assert {user for user in users if not within(user, *homes)} == set()


def test_classes_are_made_the_quick_way() -> None:
    assert users_of("dataclasses") == {"checker.base.dataclass"}


def test_patterns_of_modules_wait_until_they_are_used() -> None:
    hasty = {
        module
        for module, path in modules().items()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and node.value is not None
        and "re.compile(" in ast.unparse(node.value)
        and "lambda" not in ast.unparse(node.value)
    }
    assert hasty == set()


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Python before 3.11.5 loses its place where a branch of such a group fails: an atomic group
    around the repeat says the same."""
    repeated = re.compile(r"\)(?:[*+?]|\{\{?\d*,?\d*\}?\})\+(?!\+)")
    assert {
        (module, node.value)
        for module, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and repeated.search(node.value)
    } == set()


def test_only_the_command_line_prints_or_ends_the_program() -> None:
    offenders: set[str] = set()
    for module, path in modules().items():
        if within(module, "checker.cli"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "sys.exit"}:
                offenders.add(module)
    assert offenders == set()


def loaded(code: str) -> set[str]:
    """Top-level modules in memory after running `code` in a fresh interpreter."""
    result = subprocess.run(
        [sys.executable, "-c", LOADED_AT_START.format(code=code)],
        capture_output=True,
        text=True,
        check=True,
    )
    names = json.loads(result.stdout.splitlines()[-1])
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize(
    "code",
    [
        "import checker.cli",
        "import checker.cli.program as p; p.invoke(['--version'])",
        "import checker.cli.program as p; p.invoke(['--help'])",
        "import checker.cli.program as p; p.invoke(['lint', '--help'])",
    ],
)
def test_starting_up_loads_none_of_the_heavy_libraries(code: str) -> None:
    assert loaded(code) & {"lark", "yaml", "tabulate"} == set()


def test_a_machine_report_does_not_load_tabulate() -> None:
    code = (
        "from checker.finding import Run;"
        "from checker.reports import render, ReportOptions;"
        "render('json', Run('1', (), (), (), (), ()), ReportOptions())"
    )
    assert "tabulate" not in loaded(code)


MOST_WITHOUT = 99
"""How many modules that do something had no test of their name when this was last looked at: it
may only fall."""


def without_test() -> list[str]:
    """The modules that do something and whose test is not found by their name: that of
    `checker/values/units.py` is `tests/values/test_units.py`, that of
    `checker/reports/page/__init__.py` `tests/reports/test_page.py`."""
    return [
        module
        for module, path in modules().items()
        if does_something(path) and not _test_of(path).exists()
    ]


def does_something(path: Path) -> bool:
    """Whether a module has a function or a method: a face, a table of data or classes that only
    hold what they are given do nothing by themselves."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree))


def _test_of(path: Path) -> Path:
    home = path.parent if path.name == "__init__.py" else path.with_suffix("")
    return TESTS / home.relative_to(PACKAGE).parent / f"test_{home.name}.py"


def test_no_more_modules_are_without_a_test_of_their_name() -> None:
    assert len(without_test()) <= MOST_WITHOUT, without_test()


def redrawn() -> str:
    """The page with arrows as the code has them; `python -m tests.test_architecture`."""
    lines: list[str] = []
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 3 and f"checker.{cells[0]}" in rooms():
            used = rooms()[f"checker.{cells[0]}"] - {"checker", BASE}
            uses = ", ".join(sorted(name.removeprefix("checker.") for name in used)) or "—"
            lines.append(f"| {cells[0]} | {cells[1]} | {uses} |")
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for name in faces():
        write_face(name)
    PAGE_PATH.write_text(redrawn(), encoding="utf-8")
