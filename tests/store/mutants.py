"""Breaks the store on purpose, one way at a time, in a copy of the tree, and shows which test notices.

Run by hand: ``python tests/store/mutants.py`` (all) or with words that the names must have. Prints a line for every
break; ends with 1 where no test noticed one.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
COPIED = ("council", "store", "tests/store", "tests/conftest.py", "docs/file-format.md", "pyproject.toml")


class Mutant(NamedTuple):
    """What is broken, and where: ``old`` becomes ``new`` in ``file``; ``tests`` are tried one after the other."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


CALLS, CUTS, FAULTS, JOURNAL = "test_system_calls.py", "test_power_cuts.py", "test_system_faults.py", "test_journal.py"
LEDGER, MODEL, VERIFY, LOCK = "test_ledger.py", "test_model.py", "test_verify.py", "test_lock.py"
REPAIR, ADOPT, READERS, MOUNTS = "test_repair.py", "test_adopt.py", "test_who_may_read.py", "test_mounts.py"

MUTANTS = (
    Mutant("no fdatasync of the journal", "store/journal.py", "self._system.fdatasync(self._fd)", "pass", (CUTS,)),
    Mutant(
        "no fsync of the new file", "store/resting.py", "system.fsync(fd)\n                return", "return", (CUTS,)
    ),
    Mutant(
        "no fsync of the folder after the rename",
        "store/resting.py",
        "sync_folder(self._names.folder, self._system)",
        "pass",
        (CUTS,),
    ),
    Mutant(
        "no fsync of the folder for a new journal",
        "store/journal.py",
        "sync_folder(names.folder, system)",
        "pass",
        (CUTS,),
    ),
    Mutant("no fsync of any folder", "store/files.py", "        system.fsync(fd)\n", "        pass\n", (CUTS,)),
    Mutant(
        "replaced before it is flushed",
        "store/resting.py",
        "                system.fsync(fd)\n",
        "                system.replace(names.temporary, names.file)\n"
        "                system.fsync(fd)\n"
        "                system.link(names.file, names.temporary)\n",
        (CUTS,),
    ),
    Mutant("the file is not flushed when opened at rest", "store/ledger.py", "self._resting.sync()", "pass", (CALLS,)),
    Mutant(
        "acknowledged before the flush",
        "store/ledger.py",
        "                journal.append(line)\n",
        "                journal._write_later(line)\n",
        (CUTS,),
    ),
    Mutant(
        "journal removed although the checkpoint failed",
        "store/ledger.py",
        "            except (OSError, Stopped) as error:\n                self._note_failure(error)\n"
        "            self._journal.close()",
        "            except (OSError, Stopped) as error:\n                self._system.unlink(self._names.journal)\n"
        "            self._journal.close()",
        (CALLS, LEDGER),
    ),
    Mutant(
        "journal found by an opening removed before its acts are safe",
        "store/ledger.py",
        "                self._write_file(self.tables, self._state.lines, _at_once)\n"
        "                self._system.unlink(self._names.journal)\n",
        "                self._system.unlink(self._names.journal)\n"
        "                self._write_file(self.tables, self._state.lines, _at_once)\n",
        (CALLS, CUTS),
    ),
    Mutant(
        "journal removed while the folder may not be flushed",
        "store/ledger.py",
        "if self.writable and self._resting.is_safe:",
        "if self.writable:",
        (LEDGER,),
    ),
    Mutant(
        "file read before the journal is opened",
        "store/recovery.py",
        "    journal = JournalReader.open(names, system)\n    try:\n"
        "        content, status = read_file(names, system)\n",
        "    content, status = read_file(names, system)\n    journal = JournalReader.open(names, system)\n    try:\n",
        (LEDGER,),
    ),
    Mutant(
        "checksum of the act not compared",
        "store/journal.py",
        "if header != _header(len(line), zlib.crc32(line)) or",
        "if",
        (JOURNAL,),
    ),
    Mutant(
        "checksum of the length not compared",
        "store/journal.py",
        'if header[9:17] != b"%08x" % zlib.crc32(header[:8]):',
        "if False:",
        (JOURNAL,),
    ),
    Mutant("hash of the act not compared", "store/acts.py", "if given != hash_of(", "if not hash_of(", (VERIFY,)),
    Mutant("chain not continued", "store/acts.py", "head.encode() + act", "act", ("test_file_format.py", VERIFY)),
    Mutant(
        "tables not compared with history",
        "store/recovery.py",
        "if places := differences(",
        "if places := (lambda *_: [])(",
        (LEDGER,),
    ),
    Mutant(
        "set of tables not compared",
        "store/recovery.py",
        "sorted(state.tables.keys() ^ replayed.tables.keys())",
        "[]",
        (VERIFY, JOURNAL),
    ),
    Mutant(
        "no lock", "store/lock.py", "fcntl.LOCK_EX | fcntl.LOCK_NB", "fcntl.LOCK_SH | fcntl.LOCK_NB", (LEDGER, LOCK)
    ),
    Mutant(
        "a process that only has the same number is ended",
        "store/lock.py",
        "if not holder.started or _start_of(holder.pid, system) != holder.started:",
        "if False:",
        (LOCK,),
    ),
    Mutant(
        "a failed flush is tried again",
        "store/journal.py",
        "            raise unsure(why(error)) from error\n        self.size",
        "            self._system.fdatasync(self._fd)\n        self.size",
        (LEDGER, JOURNAL),
    ),
    Mutant(
        "writing goes on after an unsure flush",
        "store/ledger.py",
        "            except Stopped as error:\n                self._stopped = error\n                raise\n",
        "            except Stopped:\n                raise\n",
        (JOURNAL,),
    ),
    Mutant(
        "a refused act stays in the journal",
        "store/journal.py",
        "            self._take_back()\n",
        "",
        (JOURNAL, FAULTS),
    ),
    Mutant(
        "short writes are taken for whole ones",
        "store/journal.py",
        "            rest = rest[written:]",
        "            break",
        (CALLS,),
    ),
    Mutant(
        "a torn tail is damage",
        "store/journal.py",
        "            break\n        line",
        "            raise _damaged(path, 0)\n        line",
        (JOURNAL,),
    ),
    Mutant(
        "damage is a torn tail",
        "store/journal.py",
        "            raise _damaged(path, offset + position)\n        start",
        "            break\n        start",
        (JOURNAL,),
    ),
    Mutant(
        "foreign files are overwritten",
        "store/resting.py",
        "self.identity is None or self.is_in_place()",
        "True",
        (LEDGER,),
    ),
    Mutant("times go back", "store/acts.py", "return latest if latest and", "return latest if False and", (LEDGER,)),
    Mutant(
        "new files have the mode of the umask",
        "store/resting.py",
        "._replace(mode=0o600)",
        "._replace(mode=0o644)",
        (READERS,),
    ),
    Mutant(
        "modes given while open are lost",
        "store/resting.py",
        "        self.ownership = Ownership.of(status)\n        return True",
        "        return False",
        (READERS,),
    ),
    Mutant(
        "network disks are written",
        "store/mounts.py",
        "if _NETWORK.fullmatch",
        "if None and _NETWORK.fullmatch",
        (MOUNTS,),
    ),
    Mutant(
        "repair believes what does not hang on the act before",
        "store/salvage.py",
        "state.accept_recorded(line)",
        "state.accept(line, decoder.decode(line)['hash'], decoder.decode(line)['set'])",
        (REPAIR,),
    ),
    Mutant(
        "a change is taken over without its act",
        "store/adopt.py",
        '    state.accept(line, saved["hash"], changes)\n',
        "    apply(changes, state.tables)\n",
        (ADOPT,),
    ),
)

LATER = """
    def _write_later(self, line: bytes) -> None:
        record = record_of(line)
        self._write(record)
        self.size += len(record)

    def close(self) -> None:
"""


class Outcome(NamedTuple):
    """What became of a break: the first test that noticed it, "" where none did."""

    mutant: Mutant
    noticed_by: str


def outcomes(mutants: Iterable[Mutant] = MUTANTS) -> Iterator[Outcome]:
    """Try each of ``mutants`` in a copy of the tree."""
    in_memory = "/dev/shm"
    with tempfile.TemporaryDirectory(dir=in_memory if os.access(in_memory, os.W_OK) else None) as folder:
        copy = Path(folder) / "tree"
        tried: set[str] = set()
        for mutant in mutants:
            shutil.rmtree(copy, ignore_errors=True)
            _copy_tree(copy)
            if not tried.issuperset(mutant.tests):
                tried.update(mutant.tests)
                if failure := _first_failure(copy, mutant.tests):
                    raise RuntimeError(f"{failure} fails although nothing is broken")
            _break(copy, mutant)
            yield Outcome(mutant, _first_failure(copy, mutant.tests))


def _copy_tree(copy: Path) -> None:
    for name in COPIED:
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "system"))
        else:
            shutil.copy(source, target)


def _break(copy: Path, mutant: Mutant) -> None:
    file = copy / mutant.file
    source = file.read_text(encoding="utf-8")
    if source.count(mutant.old) != 1:
        raise LookupError(f"{mutant.name}: {mutant.file} has the text to be broken {source.count(mutant.old)} times")
    file.write_text(source.replace(mutant.old, mutant.new), encoding="utf-8")
    if "_write_later" in mutant.new:
        journal = copy / "store" / "journal.py"
        text = journal.read_text(encoding="utf-8")
        journal.write_text(text.replace("\n    def close(self) -> None:\n", LATER), encoding="utf-8")


def _first_failure(copy: Path, tests: tuple[str, ...]) -> str:
    names = [f"tests/store/{test}" for test in tests]
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", "-q", "--tb=no", "-p", "no:cacheprovider", *names]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "TMPDIR": str(copy.parent)}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=120)
    failed = re.search(r"^(?:FAILED|ERROR) tests/store/(\S+)", done.stdout, re.MULTILINE)
    if done.returncode == 1 and failed:
        return failed[1]
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return ""


def main() -> int:
    words = sys.argv[1:]
    unnoticed = 0
    for outcome in outcomes(mutant for mutant in MUTANTS if all(word in mutant.name for word in words)):
        unnoticed += not outcome.noticed_by
        print(f"{outcome.mutant.name}: {outcome.noticed_by or 'NO TEST NOTICED'}", flush=True)
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
