"""The watch itself: a page that misbehaves must be seen to, else the page tests prove nothing."""

from tests.browser.watch import Watch


def test_a_quiet_page_leaves_nothing(watch: Watch) -> None:
    watch.page.goto(
        "data:text/html,<h1>still</h1><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>"
    )
    assert watch.errors == []
    assert watch.foreign == []


def test_a_console_error_is_kept(watch: Watch) -> None:
    watch.page.goto("data:text/html,<script>console.error('kaputt'); console.log('gut')</script>")
    assert watch.errors == ["kaputt"]


def test_an_uncaught_exception_is_kept(watch: Watch) -> None:
    watch.page.goto("data:text/html,<script>throw new Error('geworfen')</script>")
    assert watch.errors == ["geworfen"]


def test_a_foreign_request_is_kept_and_gets_no_answer(watch: Watch) -> None:
    address = "http://tiles.example/0/0/0.png"
    with watch.page.expect_event("requestfailed"):
        watch.page.goto(f"data:text/html,<img src='{address}'>")
    assert watch.foreign == [address]


def test_a_foreign_websocket_is_kept(watch: Watch) -> None:
    with watch.page.expect_websocket():
        watch.page.goto("data:text/html,<script>new WebSocket('ws://live.example/feed')</script>")
    assert watch.foreign == ["ws://live.example/feed"]
