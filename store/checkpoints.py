"""When the journal's acts are carried over into NAME.json, and the thread that does it meanwhile."""

import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator

SMALL_FILE_BYTES = 1 << 20
JOURNAL_BYTES = 1 << 20
QUIET_SECONDS_SMALL = 2.0
QUIET_SECONDS = 30.0

_WORK_SECONDS = 0.001
_REST_SECONDS = 0.0005


def considerate(slices: Iterable[bytes]) -> Iterator[bytes]:
    """``slices`` with a rest after each millisecond of work, so that a thread with keys to answer gets in."""
    began = time.monotonic()
    for part in slices:
        yield part
        if time.monotonic() - began > _WORK_SECONDS:
            time.sleep(_REST_SECONDS)
            began = time.monotonic()


class Checkpointer:
    """A thread that calls ``checkpoint`` once the file has been quiet, or the journal has grown.

    ``file_bytes`` tells the size of NAME.json: a small file waits for 2 seconds of quiet, a larger one for
    30 seconds of quiet or 1 MB of acts.
    """

    def __init__(self, checkpoint: Callable[[], None], file_bytes: Callable[[], int]) -> None:
        self._checkpoint = checkpoint
        self._file_bytes = file_bytes
        self._wake = threading.Condition()
        self._unsaved_bytes = 0
        self._latest = 0.0
        self._stopping = False
        self._thread: threading.Thread | None = None

    def acted(self, count: int) -> None:
        """An act of ``count`` bytes was saved."""
        with self._wake:
            was_quiet = not self._unsaved_bytes
            self._unsaved_bytes += count
            self._latest = time.monotonic()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="checkpoints", daemon=True)
                self._thread.start()
            elif was_quiet or self._unsaved_bytes >= JOURNAL_BYTES:
                self._wake.notify()

    def stop(self) -> None:
        """End the thread; a checkpoint under way is finished first."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread is not None:
            self._thread.join()

    def _seconds_left(self) -> float:
        if not self._unsaved_bytes:
            return math.inf
        if self._unsaved_bytes >= JOURNAL_BYTES:
            return 0
        quiet = QUIET_SECONDS_SMALL if self._file_bytes() < SMALL_FILE_BYTES else QUIET_SECONDS
        return self._latest + quiet - time.monotonic()

    def _run(self) -> None:
        while True:
            with self._wake:
                while not self._stopping and (left := self._seconds_left()) > 0:
                    self._wake.wait(None if left == math.inf else left)
                if self._stopping:
                    return
                self._unsaved_bytes = 0
            self._checkpoint()
