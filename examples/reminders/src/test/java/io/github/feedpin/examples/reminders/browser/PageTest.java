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

/** The page as somebody sees it who opens it in a browser. Screenshots go to {@code target/screenshots}. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageTest {

    private static final Path PICTURES = Path.of(System.getProperty("basedir", ""), "target", "screenshots");
    private static final int DESKTOP = 1280;
    private static final int PHONE = 390;

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeEach
    void openThePage(@TempDir(cleanup = CleanupMode.NEVER) Path profile) {
        browser = Browser.open("http://localhost:" + port, profile, PICTURES);
        browser.look(DESKTOP, "light");
        browser.await("the platform", page -> page.shows("platform"));
    }

    @AfterEach
    void closeIt() {
        browser.close();
    }

    @Test
    void pins5000PeopleShowsHowFarItIsAndGivesTheAccount() {
        photographEverywhere("start");
        assertThat(browser.textOf("platform")).startsWith("Simulator");

        browser.type("number", "5,000");
        browser.click("pin");
        browser.await("the beginning", page -> page.shows("run") && page.numberIn("applied") > 0);
        long early = browser.numberIn("applied");
        photographEverywhere("progress");
        browser.await("more", page -> page.numberIn("applied") > early);
        browser.await("the account", page -> page.shows("account"));

        assertThat(people("applied", "rejected", "not-sent", "unknown")).isEqualTo(5000);
        assertThat(browser.numberIn("applied")).isBetween(4500L, 4999L);
        assertThat(browser.textOf("status")).isEqualTo(browser.textOf("applied") + " of 5,000 people are pinned.");
        assertThat(browser.rowsOf("failures-rows")).isEqualTo(100);
        assertThat(browser.shows("error")).isFalse();
        browser.assertNoComplaint();
        photographEverywhere("account");
    }

    @Test
    void keepsShowingARunAfterAReloadAndStopsItWithItsAccount() {
        browser.type("number", "40000");
        browser.click("pin");
        browser.await("the beginning", page -> page.shows("run") && page.numberIn("applied") > 0);

        browser.reload();
        browser.await("the run again", page -> page.shows("run") && page.numberIn("applied") > 0);
        browser.click("stop");
        browser.await("the account", page -> page.shows("account"));

        assertThat(browser.textOf("run-title")).isEqualTo("Stopped");
        assertThat(people("applied", "rejected", "not-sent", "unknown")).isEqualTo(40_000);
        assertThat(browser.numberIn("not-sent")).isPositive();
        assertThat(browser.shows("again")).isTrue();
        browser.assertNoComplaint();
        photographEverywhere("stopped");
    }

    @Test
    void saysInWordsWhatIsWrong() {
        browser.type("number", "many");
        browser.click("pin");

        browser.await("the error", page -> page.shows("error"));
        assertThat(browser.textOf("error")).isEqualTo("How many colleagues? A number from 1 to 100,000, please.");
        photographEverywhere("error");
    }

    private long people(String... ids) {
        return List.of(ids).stream().mapToLong(browser::numberIn).sum();
    }

    /** On a desk and on a phone, by day and by night. */
    private void photographEverywhere(String name) {
        for (String colorScheme : List.of("light", "dark")) {
            for (int width : List.of(DESKTOP, PHONE)) {
                browser.look(width, colorScheme);
                browser.photograph(name + "-" + width + "-" + colorScheme);
                assertThat(browser.isWiderThanTheScreen())
                        .as("%s at %d", name, width)
                        .isFalse();
            }
        }
        browser.look(DESKTOP, "light");
    }
}
