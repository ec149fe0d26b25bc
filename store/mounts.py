"""Which folders are on another computer's disk: a council is not written there.

A network file system may say that something is flushed when only the other computer has it in memory, and its
locks may not hold between two computers.
"""

import os
import re

from council.words import _
from store.errors import NetworkDisk
from store.files import Names, let_go, read_on
from store.system import System

_MOUNTS = "/proc/self/mountinfo"
_NETWORK = re.compile(r"nfs4?|cifs|smb3|smbfs|ncpfs|afs|coda|ceph|lustre|glusterfs|beegfs|gpfs|orangefs|pvfs2|davfs")
_OVER_FUSE = re.compile(
    r"fuse\.(sshfs|glusterfs|ceph|ceph-fuse|davfs2?|rclone|s3fs|gcsfuse|goofys|juicefs|moosefs|mfs|gvfsd-fuse|curlftpfs"
    r"|smbnetfs|onedriver|google-drive-ocamlfuse)"
)


def check_is_local(names: Names, system: System) -> None:
    """Raise NetworkDisk where the council's folder is known to be on a network file system."""
    kind = file_system_of(names.folder, system)
    if _NETWORK.fullmatch(kind) or _OVER_FUSE.fullmatch(kind):
        raise NetworkDisk(
            _(
                "{file} is on a network disk ({kind}), which can lose what it has confirmed: copy it to a disk of this "
                "computer and open it there; here it can only be read."
            ).format(file=names.file, kind=kind)
        )


def file_system_of(folder: str, system: System) -> str:
    """The kind of file system that ``folder`` is on, as Linux names it ("ext4", "nfs4"); "" where that is not known."""
    try:
        device = system.stat(folder).st_dev
        fd = system.open(_MOUNTS, os.O_RDONLY)
        try:
            mounts = read_on(fd, system)
        finally:
            let_go(fd, system)
    except OSError:
        return ""
    number = b"%d:%d" % (os.major(device), os.minor(device))
    for line in mounts.splitlines():
        mounted, _dash, mount = line.partition(b" - ")
        if mounted.split()[2:3] == [number]:
            return mount.partition(b" ")[0].decode(errors="replace")
    return ""
