"""The two commands and the files they rest on keep their promises."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest

from tools import check_lock, check_sizes, check_templates, check_translations, machine, tally

ROOT = Path(__file__).resolve().parent.parent
ESSENTIAL = ("sh", "cat", "cksum", "dirname", "id")


def folder_of_programs(folder: Path, **scripts: str) -> Path:
    """Make a PATH that holds the bare essentials and the given scripts, nothing else."""
    folder.mkdir()
    for name in ESSENTIAL:
        (folder / name).symlink_to(shutil.which(name) or name)
    for name, script in scripts.items():
        (folder / name.replace("_", ".")).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name.replace("_", ".")).chmod(0o755)
    return folder


def dev(*arguments: str, path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a copy-free `dev` of this checkout with that PATH alone."""
    return subprocess.run(
        ["/bin/sh", str(ROOT / "dev"), *arguments],
        env={"PATH": str(path), "DEV_NO_APT": "1"} | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_locks_hold_exact_versions_hashes_and_no_address() -> None:
    assert check_lock.main(ROOT) == []


@pytest.mark.parametrize(
    "line",
    ["django>=5.2", "django==5.2.19", "django @ file:///tmp/django.whl", "-e ."],
)
def test_lock_check_finds_a_line_that_is_no_pin_with_hashes(line: str) -> None:
    assert check_lock.faults("prod.txt", f"{line}\n")[0] == (
        f"prod.txt: not a pin with hashes: {line}"
    )


def test_nothing_is_over_its_size() -> None:
    assert check_sizes.main(ROOT) == []


def test_templates_ask_nothing_that_the_policy_blocks() -> None:
    assert check_templates.main(ROOT) == []


def test_template_check_finds_each_thing_the_policy_blocks(tmp_path: Path) -> None:
    lines = [
        '<p style="color: red">',
        "<style>p { color: red }</style>",
        '<a onclick="go()">',
        "<script>go()</script>",
        '<script type="application/json">{}</script>',
        "{# <script>only said</script> #}",
        '<img src="//cdn.example/a.png">',
        "{% static 'nowhere.css' %}",
    ]
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("\n".join(lines))

    assert check_templates.main(tmp_path) == [
        "templates/page.html:1: inline style",
        "templates/page.html:2: inline style sheet",
        "templates/page.html:3: inline event handler",
        "templates/page.html:4: inline script",
        "templates/page.html:7: asset from another host",
        "templates/page.html:8: no file static/nowhere.css",
    ]


def test_compiled_catalogues_say_what_their_sources_say() -> None:
    if not shutil.which("msgunfmt"):
        pytest.skip("the gettext tools are not installed")

    assert check_translations.outdated(ROOT) == []


def test_tally_names_what_was_left_out_and_adds_up(tmp_path: Path) -> None:
    (tmp_path / "tally").write_text(
        "sqlite\tpassed\t7\nsqlite\tfailed\t1\nbrowser\tskipped\tthe whole suite: no chromium\n"
    )

    assert tally.report(tmp_path / "tally") == [
        "  sqlite      7 passed, 1 failed, 0 skipped",
        "  browser     0 passed, 0 failed, 1 skipped",
        "",
        "!! SKIPPED, so not checked here (1):",
        "   - browser: the whole suite: no chromium",
        "",
        "7 passed, 1 failed, 1 skipped",
    ]


def test_a_used_port_is_refused_with_its_reason() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]

        refusal = machine.port_refusal("127.0.0.1", str(port))

    assert refusal == (
        f"alamat 127.0.0.1:{port} sudah dipakai program lain; "
        "pilih yang lain: PORT=8001 sh ./dev run"
    )


@pytest.mark.parametrize(
    ("host", "port", "refusal"),
    [
        ("127.0.0.1", "delapan", "PORT=delapan bukan nomor port (1 sampai 65535)"),
        ("127.0.0.1", "70000", "PORT=70000 bukan nomor port (1 sampai 65535)"),
        ("192.0.2.1", "8000", "alamat 192.0.2.1:8000 bukan alamat mesin ini; periksa HOST"),
    ],
)
def test_an_address_is_refused_with_its_reason(host: str, port: str, refusal: str) -> None:
    assert machine.port_refusal(host, port) == refusal


def test_a_free_address_is_accepted() -> None:
    assert machine.port_refusal("127.0.0.1", str(machine.free_port())) == ""


def test_a_machine_without_python_is_told_what_to_install(tmp_path: Path) -> None:
    started = dev("run", path=folder_of_programs(tmp_path / "bin"))

    assert started.returncode == 3
    assert started.stderr == (
        "dev: tidak ada Python 3.11 atau lebih baru; pasang paket: "
        "python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    )


def test_a_shim_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    path = folder_of_programs(
        tmp_path / "bin",
        python3_13="echo 'python3.13: command not found' >&2; exit 127",
        python3_11='case "$*" in *executable*) echo "$0" ;; *machine.py*) echo libexample ;; esac',
    )

    started = dev("run", path=path)

    assert (started.returncode, started.stderr) == (
        3,
        "dev: belum terpasang; pasang paket Debian: libexample\n",
    )


def test_a_chosen_python_that_does_not_run_is_named(tmp_path: Path) -> None:
    started = dev("run", path=folder_of_programs(tmp_path / "bin"), PYTHON="python9")

    assert (started.returncode, started.stderr) == (
        3,
        "dev: PYTHON=python9 tidak berjalan atau lebih tua dari 3.11\n",
    )


@pytest.mark.parametrize("arguments", [("serve",), ("run", "--sample"), ("check", "--quick")])
def test_an_unknown_word_is_answered_with_what_is_known(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    started = dev(*arguments, path=folder_of_programs(tmp_path / "bin"))

    assert started.returncode == 2
    assert arguments[0] in started.stderr or "Usage" in started.stderr


def test_the_scripts_are_plain_posix_shell() -> None:
    shell = shutil.which("dash") or "/bin/sh"

    assert subprocess.run([shell, "-n", str(ROOT / "dev")], check=False).returncode == 0


def test_every_setting_is_explained_in_the_example() -> None:
    readers = re.compile(r'(?:env\.\w+|key|environ\.get)\(\s*"([A-Z_]+)"')
    sources = [ROOT / "kube_awards" / name for name in ("settings.py", "environment.py")]
    named = {name for source in sources for name in readers.findall(source.read_text())}
    explained = re.findall(r"^#?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)

    assert sorted(named - set(explained)) == ["ENV_FILE"]  # names this very file
