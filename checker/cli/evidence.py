"""Everything the answer to a checking command rests on, so that it can be given again.

Gathered before the run and again behind it: an answer is only kept where nothing changed
meanwhile, and where all that was read is read by this program alone, without limits on time.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.base.resources import data_files
from checker.cache import CONTENT, FOLDER, NAME, STAMP, witness_of
from checker.config import places_of_config
from checker.pipeline import files_in_reach, folders_in_reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.cache import Witness
    from checker.cli.request import Request
    from checker.config import Config
    from checker.finding import Run
    from checker.pipeline import Job

_OWN_FORMATS = frozenset(
    {"yaml", "docx", "xlsx", "ods", "odt", "csv", "tsv", "markdown", "html", "text", "mht"}
)


def evidence_of(request: Request, config: Config, job: Job) -> tuple[Witness, ...] | None:
    """What the files and folders of a job are now; None where that cannot be told."""
    if job.stdin is not None or job.overlay or job.allow_convert:
        return None
    found: list[Witness] = []
    for how, path in dict.fromkeys(_wanted(request, config, job)):
        one = witness_of(how, path)
        if one is None:
            return None
        found.append(one)
    return tuple(found)


def _wanted(request: Request, config: Config, job: Job) -> Iterator[tuple[str, str]]:
    yield from ((NAME, str(path)) for path in places_of_config(request.places()))
    yield from ((NAME, path) for path in job.paths)
    for folder in folders_in_reach(job):
        yield FOLDER, str(folder)
    for file in files_in_reach(job):
        yield CONTENT, str(file)
    for own in (*request.own_files(config), *_pack_files(job)):
        yield CONTENT, str(own)


def _pack_files(job: Job) -> Iterator[Path]:
    for path in job.packs:
        if path.is_dir():
            yield from path.glob("*.yaml")


def program_evidence() -> tuple[Witness, ...] | None:
    """The files of this program and its libraries that took part, as they are now."""
    home = f"{Path(os.__file__).parent}{os.sep}"
    files = {
        file
        for module in list(sys.modules.values())
        if (file := getattr(module, "__file__", None))
        and (not file.startswith(home) or "site-packages" in file)
    }
    found = [witness_of(STAMP, path) for path in sorted({*files, *map(str, data_files())})]
    told = tuple(one for one in found if one is not None)
    return told if len(told) == len(found) else None


# By these a pack may rest on files that only its loading finds.
_NAMING_FILES = (b"extends", b".csv", b".tsv")


def is_lasting(run: Run, job: Job) -> bool:
    """Whether the same files would always come to this run: nothing was read with a limit on
    time, and nothing could not be read."""
    packs = [*(path for path in job.packs if path.is_file()), *_pack_files(job)]
    if any(word in path.read_bytes() for path in packs for word in _NAMING_FILES):
        return False
    return all(
        file.unread is None and (not file.format or file.format in _OWN_FORMATS)
        for file in run.files
    )
