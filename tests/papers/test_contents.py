"""What the papers would hold is what they hold."""

from pathlib import Path

from council.members import Body
from documents.paper_contents import paper_contents
from documents.papers.ballot_papers import ballot_papers
from documents.summary import summary_paper
from tests.papers.sittings import NOMINATIONS, new_council, sitting_held


def test_as_many_wait_for_a_secret_vote_as_stand_on_the_ballots(tmp_path: Path) -> None:
    file = new_council(tmp_path / "c.json")
    file.add_nominations(NOMINATIONS)
    file.plan_sitting(Body.COUNCIL)
    assert sum(len(ballot.lines) for ballot in ballot_papers(file.council)) == 2
    assert paper_contents(file.council)["ballots"].startswith("2 ")
    file.close()


def test_none_wait_once_they_were_voted_on(tmp_path: Path) -> None:
    with sitting_held(tmp_path) as file:
        assert ballot_papers(file.council) == []
        assert paper_contents(file.council)["ballots"].startswith("0 ")


def test_a_closed_summary_carries_act_and_head(tmp_path: Path) -> None:
    with sitting_held(tmp_path) as file:
        file.withdraw(9, "đơn vị rút")
        seal = file.close_list()
        above = summary_paper(file.council, seal=seal).above
        assert any(f"act #{seal.act}" in line and seal.head in line for line in above)
