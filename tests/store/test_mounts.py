"""A council on another computer's disk is read, and never written."""

import os
from pathlib import Path

import pytest

from store.errors import NetworkDisk
from store.ledger import Ledger
from store.mounts import file_system_of
from store.system import System
from tests.store.faults import Unsynced

LINES = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
28 1 259:2 / / rw,relatime shared:1 master:7 - ext4 /dev/nvme0n1p2 rw
{line}
31 28 0:99 / /other rw - tmpfs tmpfs rw
"""


class Mounted(Unsynced):
    """The folder of the council is mounted as ``kind``."""

    def __init__(self, folder: Path, kind: str) -> None:
        device = folder.stat().st_dev
        mount = f"41 28 {os.major(device)}:{os.minor(device)} /a /mnt/a\\040b rw shared:3 - {kind} host:/x rw,vers=4"
        self.table = folder / "mountinfo"
        self.table.write_text(LINES.format(line=mount))

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        return super().open(str(self.table) if path == "/proc/self/mountinfo" else path, flags, mode)


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "ceph", "fuse.rclone"])
def test_a_network_disk_is_refused_with_a_sentence(path: Path, kind: str) -> None:
    with Ledger.create(path, by="me", verb="new", set={"votes": {}}, system=Unsynced()) as ledger:
        ledger.commit("vote", {"votes": {"1": {"yes": 1}}})
    before = {entry.name: entry.stat().st_mtime_ns for entry in path.parent.iterdir()}
    system = Mounted(path.parent, kind)
    with pytest.raises(NetworkDisk, match=rf"network disk \({kind}\).* copy it to a disk of this computer"):
        Ledger.open(path, by="me", system=system)
    with pytest.raises(NetworkDisk):
        Ledger.create(path.with_name("new.json"), by="me", verb="new", set={}, system=system)
    system.table.unlink()
    assert {entry.name: entry.stat().st_mtime_ns for entry in path.parent.iterdir()} == before
    with Ledger.read(path, system=Mounted(path.parent, kind)) as reader:
        assert reader.number == 2


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "fuseblk", "fuse.gocryptfs", "overlay", "9p"])
def test_other_disks_are_written(path: Path, kind: str) -> None:
    Ledger.create(path, by="me", verb="new", set={}, system=Mounted(path.parent, kind)).close()
    assert file_system_of(str(path.parent), Mounted(path.parent, kind)) == kind


def test_where_it_cannot_be_known_nothing_is_refused(path: Path) -> None:
    class Elsewhere(System):
        def open(self, path: str, flags: int, mode: int = 0o600) -> int:
            if path.startswith("/proc/"):
                raise FileNotFoundError(path)
            return super().open(path, flags, mode)

    assert file_system_of(str(path.parent), Elsewhere()) == ""
    Ledger.create(path, by="me", verb="new", set={}, system=Elsewhere()).close()
