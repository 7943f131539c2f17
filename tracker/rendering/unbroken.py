"""A file that an archive can be written to until the disk is full, and be closed after."""

from collections.abc import Callable
from typing import BinaryIO


class Unbroken:
    """What was refused first is kept in `fault`; from then on nothing is written.

    A zip archive that could not be written goes on writing when it is thrown away, and an error
    there is printed past everybody who could have told it.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.fault: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write; how many bytes."""
        return self._tried(lambda: self._file.write(data), len(data))

    def flush(self) -> None:
        """Write out what is held back."""
        self._tried(lambda: self._file.flush() or 0, 0)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place, and tell it."""
        return self._tried(lambda: self._file.seek(offset, whence), 0)

    def tell(self) -> int:
        """The place."""
        return self._tried(self._file.tell, 0)

    def seekable(self) -> bool:
        """Whether places can be gone to."""
        return self._file.seekable()

    def _tried(self, action: Callable[[], int], otherwise: int) -> int:
        if self.fault is None:
            try:
                return action()
            except OSError as error:
                self.fault = error
        return otherwise
