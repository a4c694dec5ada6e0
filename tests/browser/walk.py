"""Walk through the pages as people do: each must be sound, and each click counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from kube_awards.console.sample.store import StoredSample
    from tests.browser.conftest import Axe

SEND = "form[action$='/kirim/'] button"
NOTE = "Dibahas dalam rapat panel; urutan mengikuti aturan."
PATIENCE = 60_000  # milliseconds


class Walk:
    """One window and what it must hold on every page: no violation, no sideways scroll, one h1."""

    def __init__(self, page: Page, axe: Axe, sample: StoredSample) -> None:
        self.page, self.axe, self.sample = page, axe, sample
        self.clicks, self.notes = 0, 0

    def sound(self) -> None:
        """Check the page at hand."""
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found = (self.page.url, self.axe(self.page), wide, self.page.locator("h1").count())
        assert found == (self.page.url, [], False, 1)

    def visit(self, path: str) -> None:
        """Open path and check it."""
        self.page.goto(path)
        self.sound()

    def press(self, selector: str) -> None:
        """Press a button that leads to another page, and check that."""
        self._leave_by(self.page.locator(selector).first)

    def press_named(self, name: str) -> None:
        """Press the link or button in the page's main part that is called so."""
        main = self.page.get_by_role("main")
        link, button = (main.get_by_role(role, name=name) for role in ("link", "button"))
        self._leave_by(link.or_(button).first)

    def _leave_by(self, way: Locator) -> None:
        with self.page.expect_navigation(timeout=PATIENCE):
            way.click(no_wait_after=True)  # ten certificates take a busy machine a while
        self.clicks += 1
        self.sound()

    def sign_in(self, email: str) -> None:
        """Sign in as somebody of the sample, from a clean window."""
        self.page.context.clear_cookies()
        self.visit("/masuk/")
        self.page.locator("input[type=email]").first.fill(email)
        self.page.locator("input[type=password]").first.fill(self.password_of(email))
        with self.page.expect_navigation():
            self.page.locator("input[type=password]").first.press("Enter")
        self.sound()

    def password_of(self, email: str) -> str:
        """Return the password of somebody of the sample."""
        return next(one.password for one in self.sample.accounts if one.email == email)

    def score_what_is_left(self) -> None:
        """Fill each sheet that is not sent, all with a four, and send it."""
        while (left := self.page.locator("a[href*='#ind']")).count():
            left.first.click()
            self.page.wait_for_url("**/lembar/**")
            for card in self.page.locator("fieldset.ind").all():
                if not card.locator("input:checked").count():
                    card.locator("label", has=self.page.locator("input[value='4']")).or_(
                        card.locator("label[for$='_3']")
                    ).first.click()
            self.sound()
            self.press("button[value=review]")
            self.press(SEND)
            self.visit("/juri/")

    def settle_the_category(self) -> None:
        """Write what each warning of the ranking at hand asks for, tick the names, keep it."""
        panel = self.page.locator("#periksa")
        for note in panel.locator("textarea").all():
            note.fill(NOTE)
            self.notes += 1
        panel.get_by_role("checkbox").check()
        self.clicks += 1
        self.press_named("Simpan keterangan")
        expect(panel).to_contain_text("Semua sudah diperiksa.")

    def propose(self) -> None:
        """Settle both rankings and the minutes, from the first of them on, and propose."""
        self.settle_the_category()
        self.press_named("Periksa Pendamping KUBE")
        self.settle_the_category()
        self.press_named("Lanjut ke penetapan")
        self.press_named("Isi data berita acara")
        self.press_named("Simpan")
        self.press_named("Ajukan penetapan")

    def approve(self) -> None:
        """Approve what waits on the page at hand, with the password again."""
        password = self.page.locator("form[action$='/setujui/'] input[type=password]")
        password.fill(self.password_of("penetap@contoh.test"))
        self.press_named("Setujui dan tetapkan")

    def confirm_the_minutes(self, email: str) -> None:
        """Follow the list of tasks to the own totals, as a judge, and say that they are right."""
        self.sign_in(email)
        self.visit("/juri/")
        self.press_named("Periksa nilai saya")
        self.press_named("Berita acara memuat nilai saya")
        expect(self.page.get_by_role("main")).to_contain_text("Anda sudah mengonfirmasi")

    def go_on_without_the_others(self) -> None:
        """Say why the result is announced before every judge has confirmed."""
        self.page.get_by_text("Lanjutkan tanpa konfirmasi").click()
        self.page.locator("form[action$='/tanpa-konfirmasi/'] textarea").fill(NOTE)
        self.press_named("Catat alasan")
