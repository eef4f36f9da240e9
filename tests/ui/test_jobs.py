import threading

import pytest

from models.errors import CancelledError, EnvironmentProblemError
from ui.jobs import JobRunner


@pytest.fixture
def runner(qapp):
    made = JobRunner()
    yield made
    made.stop()


class Heard:
    """Everything a job told, and on which thread."""

    def __init__(self):
        self.calls = []
        self.threads = set()

    def __getattr__(self, name):
        def hear(*values):
            self.calls.append((name, *values))
            self.threads.add(threading.current_thread())

        return hear


def start(runner, work, heard, *, answer_failures=True):
    job = runner.run(
        "Загрузка книги",
        work,
        on_result=heard.result,
        on_failed=heard.failed if answer_failures else None,
        on_progress=heard.progress,
    )
    job.finished.connect(lambda: heard.finished())
    return job


def test_everything_is_told_on_the_main_thread_and_finished_last(runner, qtbot):
    heard, workers = Heard(), []

    def work(progress):
        workers.append(threading.current_thread())
        progress(1, 2, "Читаю")
        progress(2, 2)
        return "готово"

    job = start(runner, work, heard)
    qtbot.waitUntil(lambda: heard.calls[-1:] == [("finished",)])
    assert heard.calls == [
        ("progress", 0, 0, ""),
        ("progress", 1, 2, "Читаю"),
        ("progress", 2, 2, ""),
        ("result", "готово"),
        ("finished",),
    ]
    assert heard.threads == {threading.main_thread()}
    assert workers[0] is not threading.main_thread()
    assert job.title == "Загрузка книги"
    assert runner.running == ()


def test_a_refusal_is_handed_over(runner, qtbot):
    heard = Heard()
    error = EnvironmentProblemError("На диске нет места.")

    def work(_progress):
        raise error

    start(runner, work, heard)
    qtbot.waitUntil(lambda: heard.calls[-1:] == [("finished",)])
    assert heard.calls[-2] == ("failed", error)


def test_a_bug_that_nobody_takes_is_raised_on_the_main_thread(runner, qtbot):
    heard = Heard()

    def work(_progress):
        raise KeyError("bug")

    with qtbot.captureExceptions() as caught:
        start(runner, work, heard, answer_failures=False)
        qtbot.waitUntil(lambda: heard.calls[-1:] == [("finished",)])
    assert [kind for kind, _value, _trace in caught] == [KeyError]


def test_jobs_follow_one_another_after_a_failure_too(runner, qtbot):
    heard, order = Heard(), []
    start(runner, lambda _progress: order.append(1) or 1 / 0, heard)
    start(runner, lambda _progress: order.append(2), heard)
    assert len(runner.running) == 2
    qtbot.waitUntil(lambda: not runner.running)
    assert order == [1, 2]


def test_cancelling_stops_at_the_next_progress(runner, qtbot):
    heard, going, reached = Heard(), threading.Event(), []

    def work(progress):
        going.set()
        for step in range(10_000):
            progress(step, 10_000)
            threading.Event().wait(0.001)
        reached.append("end")

    job = start(runner, work, heard)
    assert going.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: heard.calls[-1:] == [("finished",)])
    assert isinstance(heard.calls[-2][1], CancelledError)
    assert reached == []


def test_a_cancelled_job_without_listener_is_no_bug(runner, qtbot):
    heard = Heard()
    start(runner, lambda progress: None, heard, answer_failures=False).cancel()
    qtbot.waitUntil(lambda: ("finished",) in heard.calls)


def test_closing_asks_cancels_and_waits(runner, qtbot):
    going, ended = threading.Event(), threading.Event()

    def work(progress):
        going.set()
        try:
            while True:
                progress(0, 0)
                threading.Event().wait(0.001)
        finally:
            ended.set()

    asked = []
    with qtbot.waitSignal(runner.busy_changed) as busy:
        runner.run("Резервная копия", work)
    assert busy.args == [True]
    assert going.wait(5)
    assert not runner.close(lambda title: bool(asked.append(title)))
    assert not ended.is_set()
    assert runner.close(lambda title: asked.append(title) or True)
    assert ended.is_set()
    assert asked == ["Резервная копия", "Резервная копия"]
    qtbot.waitUntil(lambda: not runner.running)
    assert runner.close(lambda _title: pytest.fail("nothing runs, nothing is asked"))


def test_what_ended_while_closing_is_told_before_the_window_closes(runner):
    heard, going, end = Heard(), threading.Event(), threading.Event()

    def work(_progress):
        going.set()
        end.wait(5)
        return "готово"

    start(runner, work, heard)
    assert going.wait(5)
    end.set()
    assert runner.close(lambda _title: True)
    assert heard.calls[-2:] == [("result", "готово"), ("finished",)]
    assert runner.running == ()
