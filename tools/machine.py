"""Say what this machine lacks, before anything is installed: standard library only.

`dev` runs it with the bare interpreter:  machine.py packages [--venv] [--tests]
                                          machine.py port HOST PORT
                                          machine.py free-port
"""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import errno
import importlib.util
import shutil
import socket
import sys

# WeasyPrint loads these at run time; the short name is for systems that call the file otherwise.
LIBRARIES = (
    ("libpango-1.0.so.0", "pango-1.0", "libpango-1.0-0"),
    ("libpangoft2-1.0.so.0", "pangoft2-1.0", "libpangoft2-1.0-0"),
    ("libharfbuzz-subset.so.0", "harfbuzz-subset", "libharfbuzz-subset0"),
)
TEST_PROGRAMS = (
    ("chromium", "chromium"),
    ("pdftoppm", "poppler-utils"),
    ("zbarimg", "zbar-tools"),
    ("msgfmt", "gettext"),
    ("soffice", "libreoffice-calc"),
)
PORT_REASONS = {
    errno.EADDRINUSE: "sudah dipakai program lain; pilih yang lain: PORT=8001 sh ./dev run",
    errno.EACCES: "tidak boleh dipakai tanpa hak admin; pilih nomor di atas 1023",
    errno.EADDRNOTAVAIL: "bukan alamat mesin ini; periksa HOST",
}


def can_load(file_name: str, short_name: str) -> bool:
    """Tell whether the shared library really loads."""
    for name in (file_name, ctypes.util.find_library(short_name)):
        with contextlib.suppress(OSError):
            if name:
                ctypes.CDLL(name)
                return True
    return False


def missing_packages(*, venv: bool, tests: bool) -> list[str]:
    """List the Debian packages that would bring what is not here."""
    missing = [deb for file_name, short, deb in LIBRARIES if not can_load(file_name, short)]
    if venv and not importlib.util.find_spec("ensurepip"):
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if tests:
        missing += [deb for program, deb in TEST_PROGRAMS if not shutil.which(program)]
    return missing


def port_refusal(host: str, port: str) -> str:
    """Return why host:port cannot be listened on, or an empty text."""
    if not (port.isdecimal() and 0 < int(port) < 65536):  # noqa: PLR2004 - the range of ports
        return f"PORT={port} bukan nomor port (1 sampai 65535)"
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[
            0
        ]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        return f"HOST={host} bukan alamat yang dikenal"
    except OSError as error:
        reason = PORT_REASONS.get(error.errno or 0, error.strerror or "")
        return f"alamat {host}:{port} {reason}"
    return ""


def free_port() -> int:
    """Return a loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def main(arguments: list[str]) -> str:
    """Answer one question of `dev` as text; exit 1 with the reason when a port is refused."""
    match arguments:
        case ["packages", *wanted]:
            return " ".join(missing_packages(venv="--venv" in wanted, tests="--tests" in wanted))
        case ["port", host, port]:
            refusal = port_refusal(host, port)
            if refusal:
                sys.exit(refusal)
            return ""
        case ["free-port"]:
            return str(free_port())
    sys.exit(__doc__)


if __name__ == "__main__":
    answer = main(sys.argv[1:])
    if answer:
        print(answer)
