"""Run the server and its worker as one: one Ctrl-C ends both, and neither is left behind.

    together.py COMMAND … --and COMMAND …

The first command is the one that counts: when it ends, everything ends, with its status. The second
is started again, with a line that says so, since the judges' server must not fall with it.
"""

from __future__ import annotations

import ctypes
import signal
import subprocess
import sys
import threading

PAUSE = 2.0  # seconds before the second command is started again
PATIENCE = 20.0  # seconds that a command may take to end
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)

stopping = threading.Event()


def follow_parent() -> None:
    """Ask Linux to end this process when its parent is gone, however that went."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


def start(command: list[str]) -> subprocess.Popen[bytes]:
    """Start one command in a session of its own: Ctrl-C reaches it through us, once."""
    return subprocess.Popen(
        command,
        preexec_fn=follow_parent,  # noqa: PLW1509 - no thread of ours holds a lock here
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process politely, and firmly when it does not listen."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def together(first: list[str], second: list[str]) -> int:
    """Run both until the first ends or we are told to stop; return the first one's status."""
    server, worker = start(first), start(second)
    while not stopping.is_set() and server.poll() is None:
        if worker.poll() is not None:
            print("Pekerja tugas berhenti; dijalankan lagi.", file=sys.stderr, flush=True)
            stopping.wait(PAUSE)
            worker = worker if stopping.is_set() else start(second)
        stopping.wait(0.2)
    end(server)
    end(worker)
    return 0 if stopping.is_set() else server.returncode


def main(arguments: list[str]) -> int:
    """Read the two commands, listen to the signals of an operator, run."""
    at = arguments.index("--and")
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    return together(arguments[:at], arguments[at + 1 :])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
