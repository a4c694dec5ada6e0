"""What gunicorn reads by itself where it is started from this folder."""

from __future__ import annotations

from threading import Thread


def post_worker_init(_worker: object) -> None:
    """Let the first certificates of a worker be as quick as the next (a second less to wait).

    In the worker and not in kube_awards.wsgi: with --preload that is loaded before the fork, which
    no thread and no lock survives.
    """
    from prizes.documents import warm_up  # noqa: PLC0415 - Django is set up by now

    Thread(target=warm_up, name="warm-up of certificates", daemon=True).start()
