"""Celery workers that are killed and started again.

Each is what `celery --app manage worker` starts, in a process group of its own. They are forked from a process that
has the house loaded already, so that a machine of two cores can start two a second and still send letters.
"""

import itertools
import multiprocessing
import os
import signal
from multiprocessing.process import BaseProcess

FORKS = multiprocessing.get_context("forkserver")
NAMES = itertools.count(1)
OPTIONS = ["--without-gossip", "--without-mingle", "--without-heartbeat", "--concurrency=1", "--loglevel=CRITICAL"]


def preload() -> None:
    FORKS.set_forkserver_preload(["tests.bench.letters.loaded"])


def start() -> BaseProcess:
    worker = FORKS.Process(target=_work, args=[f"--hostname=worker-{next(NAMES)}@chaos"])
    worker.start()
    return worker


def kill(worker: BaseProcess) -> None:
    """The whole group, at once and with no word."""
    try:
        os.killpg(worker.pid, signal.SIGKILL)
    except ProcessLookupError:
        worker.kill()  # so young that it has no group yet
    worker.join()


def _work(name: str) -> None:
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    from tests.bench.letters.loaded import app

    app.worker_main(["worker", name, *OPTIONS])
