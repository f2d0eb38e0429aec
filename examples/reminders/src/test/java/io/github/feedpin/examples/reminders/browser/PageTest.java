package io.github.feedpin.examples.reminders.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tests of the page in a browser. Screenshots are in {@code target/screenshots}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageTest {

    private static final Path SCREENSHOTS = Path.of(System.getProperty("basedir", ""), "target", "screenshots");
    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;

    @LocalServerPort
    private int port;

    private Browser browser;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path profiles;

    @BeforeEach
    void openPage() {
        openPage("en-US");
    }

    private void openPage(String language) {
        browser = Browser.open("http://localhost:" + port, language, profiles.resolve(language), SCREENSHOTS);
        browser.emulate(DESKTOP, "light");
        browser.await("the platform", page -> page.shows("platform"));
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Test
    void whenUsersArePinnedProgressAndReportAreShown() {
        screenshots("start");
        assertThat(browser.textOf("platform")).startsWith("Simulator");

        browser.type("number", "5,000");
        browser.click("pin");
        browser.await("the beginning", page -> page.shows("run") && page.numberIn("applied") > 0);
        long early = browser.numberIn("applied");
        screenshots("progress");
        browser.await("more", page -> page.numberIn("applied") > early);
        browser.await("the report", page -> page.shows("report"));

        assertThat(users("applied", "rejected", "not-sent", "unknown")).isEqualTo(5000);
        assertThat(browser.numberIn("applied")).isBetween(4500L, 4999L);
        assertThat(browser.textOf("status")).isEqualTo(browser.textOf("applied") + " of 5,000 users pinned.");
        assertThat(browser.rowsOf("failures-rows")).isEqualTo(100);
        assertThat(browser.shows("error")).isFalse();
        browser.assertConsoleIsEmpty();
        screenshots("report");
    }

    @Test
    void whenPageIsReloadedRunIsStillShownAndCanBeStopped() {
        browser.type("number", "40000");
        browser.click("pin");
        browser.await("the beginning", page -> page.shows("run") && page.numberIn("applied") > 0);

        browser.reload();
        browser.await("the run again", page -> page.shows("run") && page.numberIn("applied") > 0);
        browser.click("stop");
        browser.await("the report", page -> page.shows("report"));

        assertThat(browser.textOf("run-title")).isEqualTo("Stopped");
        assertThat(users("applied", "rejected", "not-sent", "unknown")).isEqualTo(40_000);
        assertThat(browser.numberIn("not-sent")).isPositive();
        assertThat(browser.shows("retry")).isTrue();
        browser.assertConsoleIsEmpty();
        screenshots("stopped");
    }

    @Test
    void whenInputIsInvalidErrorIsShown() {
        browser.type("number", "many");
        browser.click("pin");

        browser.await("the error", page -> page.shows("error"));
        assertThat(browser.textOf("error")).isEqualTo("Enter a number of users from 1 to 100,000.");
        screenshots("error");
    }

    @Test
    void chineseBrowserShowsChinesePage() {
        browser.close();
        openPage("zh-CN");
        browser.type("number", "500");
        browser.click("pin");
        browser.await("the report", page -> page.shows("report"));

        assertThat(browser.languageOfPage()).isEqualTo("zh-CN");
        assertThat(browser.textOf("pin")).isEqualTo("置顶");
        assertThat(browser.textOf("status")).startsWith("500 个用户中已置顶");
        assertThat(browser.textOf("rows")).contains("与机器人没有单聊会话").doesNotContain("错误码 0");
        browser.assertConsoleIsEmpty();
        screenshots("chinese");
    }

    @Test
    void pastedColumnsAreReadAndUsersWhoWereNotPinnedAreExported() {
        browser.choose("list");
        browser.type("ids", "name, open_id\nAnn, ou_ann\nBob; ou_outside_1 \"ou_cid\"，ou_dan");
        assertThat(browser.textOf("ids-hint")).isEqualTo("4 ids of at most 100,000. 4 other words ignored.");

        browser.click("pin");
        browser.await("the report", page -> page.shows("report"));

        assertThat(browser.textOf("status")).isEqualTo("3 of 4 users pinned.");
        assertThat(browser.textOf("rows")).contains("No chat with the bot").doesNotContain("Error code 0");
        assertThat(browser.download("export").lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("\"ou_outside_1\",\"rejected\",\"\",\"The user is not in the chat\",\"0\"");
        browser.assertConsoleIsEmpty();
        screenshots("list");
    }

    private long users(String... ids) {
        return List.of(ids).stream().mapToLong(browser::numberIn).sum();
    }

    /** Takes screenshots on desktop and phone, in light and dark. */
    private void screenshots(String name) {
        for (String colorScheme : List.of("light", "dark")) {
            for (int width : List.of(DESKTOP, PHONE)) {
                browser.emulate(width, colorScheme);
                browser.screenshot(name + "-" + width + "-" + colorScheme);
                assertThat(browser.scrollsHorizontally())
                        .as("%s at %d", name, width)
                        .isFalse();
            }
        }
        browser.emulate(DESKTOP, "light");
    }
}
