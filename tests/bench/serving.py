"""A real web server on a port of its own, as the Procfile starts it; connections are kept as a proxy would."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

from config.settings import ROOT

WORKERS, THREADS = 2, 4


@contextmanager
def serving() -> Iterator[int]:
    """Serve the house with the bench's settings on the database of DATABASE_URL; gives the port."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.set_inheritable(True)
        command = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--log-level", "warning"]
        command += ["--bind", f"fd://{door.fileno()}", "--workers", str(WORKERS), "--threads", str(THREADS)]
        command += ["--keep-alive", "60"]
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[door.fileno()], stdout=sys.stderr)
        try:
            port = door.getsockname()[1]
            _wait(server, port)
            yield port
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=30)


def _wait(server: subprocess.Popen, port: int, *, seconds: float = 60) -> None:
    """Until it answers. The door is open already, so a first request waits in it while the workers start."""
    end = time.monotonic() + seconds
    while True:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=seconds)
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        if server.poll() is not None or time.monotonic() > end:
            raise RuntimeError("The web server did not start: see what it said above.")
        time.sleep(0.2)
