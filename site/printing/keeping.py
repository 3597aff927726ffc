"""Printed files that are kept: drawn once, so that a reprint is the same file."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept(path: Path, draw: Callable[[], bytes]) -> Path:
    """The file at `path`; drawn and kept when it is first asked for. What `draw` raises leaves nothing behind.

    It is written beside its place and moved there: whoever asks at the same moment gets a whole file or none.
    """
    if path.exists():
        return path
    content = draw()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, suffix=path.suffix)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).chmod(0o644)
    Path(beside).replace(path)
    return path
