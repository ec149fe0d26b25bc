"""A whole sitting, key by key in a real terminal, counted against the same sitting computed apart."""

import csv
import json
import random
import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

from store.verify import verify
from tests.terminal.sitting_apart import MEMBERS, Case, ranks_of
from tests.terminal.terminal import APP, READABLE, ROOT, Terminal

SAMPLES = ROOT / "tests" / "documents" / "samples" / "quang-binh"
NAMES = ("Lê Văn Ân", "Trần Thị Bình", "Võ Đức Cường", "Phạm Thị Dung", "Hồ Đức Em", "Đỗ Văn Giang", "Bùi Thị Hà",
         "Ngô Xuân Ích", "Đinh Thị Khuê")  # fmt: skip
SECRETARY = "Phan Thị Ký"
DOWN, BACK_TAB = "\x1b[B", "\x1b[Z"
HANDS, ROLL_CALL, SECRET = "show-of-hands", "roll-call", "secret-ballot"
LAST = range(78, 87)
"""What is voted on together at the end."""


class Secretary:
    """Who types, and who writes down apart what was done."""

    def __init__(self, terminal: Terminal, cases: dict[int, Case]) -> None:
        self.terminal = terminal
        self.cases = cases
        self.here = 8
        self.random = random.Random(2021)
        self.done: Counter[str] = Counter()

    @property
    def front(self) -> int:
        """The number of the nomination in front, 0 where there is none."""
        found = re.search(r"no\. (\d+)", self.terminal.lines[1])
        return int(found[1]) if found else 0

    def see(self, number: int) -> None:
        """Wait until that nomination is in front."""
        self.terminal.until(lambda _text: self.front == number)

    def type(self, keys: str) -> None:
        """Type, and wait for what it does."""
        before = len(self.terminal.sent)
        self.terminal.press(keys, lambda _text: len(self.terminal.sent) > before, quiet=0.04)

    def vote(self, keys: str) -> None:
        """Read who is in front, then type."""
        self.terminal.settle(READABLE)
        self.type(keys)

    def go_on(self) -> None:
        self.type("\r")

    def unanimous(self, case: Case) -> None:
        """One key; the next pending nomination comes in front by itself."""
        self.vote("a")
        case.vote(self.here - case.recused, yes=self.here - case.recused)

    def dissent(self, case: Case) -> None:
        """n and three numbers. It stays in front; a member comments; Enter goes on."""
        voters = self.here - case.recused
        no = self.random.randint(1, 5)
        other = self.random.randint(0, 2)
        not_voting = self.random.randint(0, voters - no - other)
        self.vote(f"n{no}\t{other}\t{not_voting}\r")
        case.vote(voters, yes=voters - no - other - not_voting, no=no, other=other, not_voting=not_voting)
        self.comment(case)
        self.go_on()

    def comment(self, case: Case) -> None:
        author = self.random.randint(0, MEMBERS)
        text = f"Ý kiến về đề nghị {case.number}: cần bổ sung minh chứng"
        self.type("c" + DOWN * author)
        self.type(text + "\r")
        case.comments.append((NAMES[author - 1] if author else None, text))

    def defer(self, case: Case) -> None:
        self.type("dchờ hồ sơ\r")
        case.outcome = "deferred"
        self.go_on()

    def recuse(self, case: Case) -> None:
        """A member does not vote on it; all others agree."""
        self.type("l" + DOWN * self.random.randint(0, 6))
        self.type("có liên quan\r")
        case.recused = 1
        self.unanimous(case)

    def undo(self, case: Case) -> None:
        """A slip: carried by all, taken back, voted with dissent."""
        self.vote("a")
        self.see(case.number + 1)
        self.vote("u")
        self.see(case.number)
        self.dissent(case)

    def roll_call(self, case: Case) -> None:
        """Another way of voting, for a reason; one answer is taken back and given anew."""
        self.type("v" + DOWN)
        self.type("thành viên đề nghị\r")
        case.mode = ROLL_CALL
        said = [self.random.choice("aaano") for _member in range(self.here)]
        for place, key in enumerate(said):
            if place == 2:
                self.vote("k")
                self.type("-")
            self.vote(key)
        case.vote(self.here, yes=said.count("a"), no=said.count("n"), other=said.count("o"))
        self.go_on()

    def ballots(self, case: Case) -> None:
        """Counted totals; the first sums do not hold and are put right."""
        returned = self.here - self.random.randint(0, 1)
        invalid = self.random.randint(0, 1)
        rest = returned - invalid
        counts: dict[str, int] = {}
        for name in ("no", "other", "unmarked"):
            counts[name] = self.random.randint(0, min(2, rest))
            rest -= counts[name]
        typed = [self.here, returned, invalid, rest, counts["no"], counts["other"], counts["unmarked"]]
        self.vote("a" + BACK_TAB * 3 + "\t".join(map(str, typed)) + "9\r")
        self.terminal.until("add up")
        self.type(f"\x7f{counts['unmarked']}\r" if not counts["unmarked"] else "\x7f\r")
        not_voting = self.here - returned
        case.vote(self.here, yes=rest, invalid=invalid, not_voting=not_voting, **counts)
        if rest < self.here:
            self.go_on()

    def together(self, numbers: range, units: int) -> None:
        """The rest is screened, unit by unit, and voted on in two blocks: one by hands, one counted on paper."""
        for _unit in range(units):
            self.type("E")
            self.type("\r")
            self.type("\x1b[C")
        for mode, keys, counts in ((HANDS, "1\r", {"no": 1}), (SECRET, f"\t2{BACK_TAB}=\r", {"no": 2})):
            block = [self.cases[number] for number in numbers if self.cases[number].mode == mode]
            self.vote("B")
            self.type(f"{numbers.start}-{numbers.stop - 1}")
            self.terminal.until(f"{len(block)} together")
            for case in block:
                assert f" {case.number} " in "\n".join(line[30:] for line in self.terminal.lines), "its name is shown"
                case.vote(self.here, yes=self.here - counts["no"], **counts)
            self.type("\r")
            self.type(keys)
            self.terminal.until(lambda _text, block=block: f"{len(block)} together" in self.terminal.lines[0])
            self.done[f"together {mode}"] += len(block)
        self.go_on()

    def late(self, _case: Case) -> None:
        """The ninth member comes; from now on all nine vote."""
        self.type("1\tr")
        self.terminal.until("9/9 here")
        self.here = 9
        self.type("2")

    def deal_with(self, case: Case) -> None:
        ways = [self.unanimous] * 5 + [self.dissent, self.defer, self.recuse, self.undo]
        way = self.ballots if case.mode == SECRET else self.random.choice(ways)
        if case.mode == HANDS and not self.done["roll_call"] and case.number > 20:
            way = self.roll_call
        self.done[way.__name__] += 1
        way(case)


def run(*words: str, home: Path) -> str:
    """The output of a command that has to succeed."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "HOIDONG_LANG": "en", "LANG": "C.UTF-8"}
    done = subprocess.run([*APP, *words], capture_output=True, text=True, env=environment, cwd=home, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def members_list(folder: Path) -> Path:
    path = folder / "members.csv"
    roles = ("Chủ tịch Hội đồng", "Phó Chủ tịch thường trực", *["Ủy viên"] * 7)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Họ và tên", "Chức vụ", "Chức vụ trong Hội đồng", "Thường trực", "Biểu quyết"))
        writer.writerows((name, "Trưởng phòng", role, "x", "có") for name, role in zip(NAMES, roles, strict=True))
        writer.writerow((SECRETARY, "Chuyên viên", "Thư ký", "x", "không"))
    return path


def results(path: Path, home: Path) -> tuple[dict[str, Any], dict[int, dict[str, Any]]]:
    """The whole of ``results --as json``, and its rows by number, each with its group."""
    whole = json.loads(run("results", str(path), "--as", "json", home=home))
    rows = {
        row["number"]: row | {"group": (group["form"], group["class"], row["kind"])}
        for group in whole["forms"]
        for row in group["rows"]
    }
    return whole, rows


def prepared(home: Path) -> Path:
    """A council with ten members and the nominations of the seventeen lists."""
    path = home / "council.json"
    lists = sorted(str(file) for file in SAMPLES.iterdir() if file.name[0].isdigit())
    run("new", str(path), "--template", "quang-binh-2021", home=home)
    run("members", str(path), str(members_list(home)), home=home)
    run("import", str(path), *lists, home=home)
    return path


def awards_on_screen(terminal: Terminal) -> set[tuple[str, int]]:
    """Names and votes on the award list's screen, page by page."""
    found: set[tuple[str, int]] = set()
    shown = ""
    while shown != terminal.text:
        shown = terminal.text
        found |= {(m[1], int(m[2])) for m in re.finditer(rf"^ +\d+\. (.+?) +(\d+)/{MEMBERS} +[\d,]+%", shown, re.M)}
        terminal.press("\x1b[6~", quiet=0.1)
    return found


def test_a_whole_sitting(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    _whole, rows = results(path, tmp_path)
    truth = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
    listed = [tuple(entry) for file in truth.values() for entry in file["nominations"]]
    assert len(rows) == len(listed) == 86
    groups = [(row["kind"], row["name"], *row["group"][:2]) for row in rows.values()]
    assert Counter(groups) == Counter(listed)

    cases = {number: Case(number, rows[number]["group"], rows[number]["mode"]) for number in sorted(rows)}
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        secretary = Secretary(terminal, cases)
        terminal.until("No sitting is planned")
        terminal.settle()
        terminal.press("P", "9")
        terminal.press("r" * 7 + "n", "8/9")
        terminal.press("\tY", "7/7 confirmed")
        terminal.press("o", "Open the sitting?")
        terminal.press("y", "open")
        terminal.press("2", "Nomination 1/86")
        for number, case in cases.items():
            if number == 50:
                secretary.late(case)
            secretary.see(number)
            if number == LAST.start:
                break
            secretary.deal_with(case)
        secretary.together(LAST, len({rows[number]["unit"] for number in LAST}))
        terminal.until("No nomination is pending any more")
        singly = {"unanimous", "dissent", "defer", "recuse", "undo", "roll_call", "ballots"}
        assert set(secretary.done) == {*singly, f"together {HANDS}", f"together {SECRET}"}
        terminal.press("4", "PROPOSED AWARD LIST")
        on_screen = awards_on_screen(terminal)
        terminal.press("1", "9/9")
        terminal.press("C", "Close the sitting")
        terminal.press("y", "closed")
        terminal.write("q")
        assert terminal.left()[0] == 0

    whole, rows = results(path, tmp_path)
    assert (whole["body"], whole["voters"], whole["present"], whole["sitting"]) == ("council", 9, 9, 1)
    ranks = ranks_of(list(cases.values()))
    for number, case in cases.items():
        expected = case.row(ranks)
        assert {name: rows[number][name] for name in expected} == expected

    awards = json.loads(run("list", str(path), "--as", "json", home=tmp_path))
    listed_rows = [row for group in awards["forms"] for row in group["rows"]]
    proposed = {number: case for number, case in cases.items() if case.outcome == "proposed"}
    assert {row["number"]: row["yes"] for row in listed_rows} == {n: case.counts["yes"] for n, case in proposed.items()}
    assert on_screen == {(f"{row['honorific']} {row['name']}".strip(), row["yes"]) for row in listed_rows}

    tables = json.loads(path.read_bytes())
    authors = {int(key): member["name"] for key, member in tables["members"].items()}
    comments = [(c["nomination"], authors.get(c["author"] or 0), c["text"]) for c in tables["comments"].values()]
    assert comments == [(case.number, author, text) for case in cases.values() for author, text in case.comments]
    assert verify(path).agrees
