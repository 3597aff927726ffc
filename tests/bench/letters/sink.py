"""A mail server in a process of its own: it takes messages, puts some off, refuses some, and after taking some it
hangs up without a word. Each of these is a line of its log.

    python -m tests.bench.letters.sink PORT LOG PUT_OFF REFUSED CUT
"""

import asyncio
import json
import random
import signal
import sys
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.controller import UnthreadedController


class Sink:
    """`put_off`, `refused` and `cut` are shares of the messages that are offered."""

    def __init__(self, log: Path, *, put_off: float, refused: float, cut: float) -> None:
        self._log = log.open("a", buffering=1)
        self._fates = random.Random(1).choices
        self._shares = [put_off / 2, put_off / 2, refused, cut, 1 - put_off - refused - cut]
        self._say("connections", 0)

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        session.host_name = hostname
        self._say("connection")
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        (envelope.fate,) = self._fates(["put off", "put off later", "refused", "cut", "taken"], self._shares)
        if envelope.fate == "put off":
            self._say("4xx")
            return "451 Come back later"
        if envelope.fate == "refused":
            self._say("5xx")
            return "550 No such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if envelope.fate == "put off later":
            self._say("4xx")
            return "452 Too busy"
        self._say("taken", message_from_bytes(envelope.content)["Message-ID"])
        if envelope.fate == "cut":
            self._say("cut")
            server.transport.abort()
        return "250 Taken"

    def _say(self, what: str, about: object = None) -> None:
        self._log.write(json.dumps([what, about]) + "\n")


async def main(port: int, log: Path, put_off: float, refused: float, cut: float) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, over.set)
    sink = Sink(log, put_off=put_off, refused=refused, cut=cut)
    controller = UnthreadedController(sink, hostname="127.0.0.1", port=port, loop=loop)
    server = await controller._create_server()
    await over.wait()
    server.close()


if __name__ == "__main__":
    port, log, *shares = sys.argv[1:]
    asyncio.run(main(int(port), Path(log), *map(float, shares)))
