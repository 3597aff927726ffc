"""`make chaos`: letters through a real broker, real workers and a real mail server, while workers are killed; and the
outbox's chunks beside a task for each message.

What it finds ends the run with code 1 when a promise is broken.
"""
