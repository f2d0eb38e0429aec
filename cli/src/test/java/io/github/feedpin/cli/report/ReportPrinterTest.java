package io.github.feedpin.cli.report;

import static io.github.feedpin.cli.report.ReportSamples.TARGET;
import static io.github.feedpin.cli.report.ReportSamples.applied;
import static io.github.feedpin.cli.report.ReportSamples.failure;
import static io.github.feedpin.cli.report.ReportSamples.notSent;
import static io.github.feedpin.cli.report.ReportSamples.rejected;
import static io.github.feedpin.cli.report.ReportSamples.report;
import static io.github.feedpin.model.PinAction.PIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPrinterTest {

    @Test
    void reportShowsAllFiguresAndReasonsWithCounts() {
        Report report = report(
                1,
                applied("a"),
                applied("b"),
                rejected("c", 0, "The user is not in the chat"),
                notSent("", NotSentReason.INVALID_ID, null),
                notSent("d", NotSentReason.CANCELLED, null),
                notSent("e", NotSentReason.CANCELLED, null));

        assertThat(printed(report)).isEqualTo("""
                        Pinned 2 of 6 users.

                          submitted         7
                          duplicates        1
                          distinct          6

                          applied           2
                          rejected          1  code 0: The user is not in the chat
                          not sent          3
                                            2  CANCELLED
                                            1  INVALID_ID
                          unknown           0

                          calls            51
                          retries           2
                          rate limited      1

                          elapsed       1.2 s
                          minimum       1.0 s  at 50 calls/s and 1,000 calls/min
                        """);
    }

    @Test
    void messagesOfThePlatformAreNotTranslated() {
        Report report = report(
                0,
                rejected("a", 9, "The bot needs permission"),
                notSent("b", NotSentReason.CALL_REJECTED, failure(400, 8, "User does not exist", "log-1")));

        assertThat(printed(report, Messages.in(Language.CHINESE)))
                .contains("错误码 9：The bot needs permission")
                .contains("PATCH /path 返回 HTTP 400，错误码 8 (User does not exist)");
    }

    @Test
    void reportWithoutUsersHasZeros() {
        assertThat(printed(new Report(
                        PIN,
                        TARGET,
                        0,
                        0,
                        new OutcomeSummary(),
                        RunStats.of(0, 0, 0, Duration.ZERO),
                        new RateLimits(5, 100),
                        true)))
                .startsWith("Pinned 0 of 0 users.")
                .contains("submitted         0", "calls             0");
    }

    @Test
    void largeNumbersStayAligned() {
        Report report = new Report(
                PIN,
                TARGET,
                1_000_000,
                1_000_000,
                new OutcomeSummary(),
                RunStats.of(20_000, 0, 0, Duration.ZERO),
                new RateLimits(500, 1_000_000),
                true);

        assertThat(printed(report)).contains("  submitted     1,000,000\n", "  calls            20,000\n");
    }

    @Test
    void onlyTheMostFrequentReasonsAreShown() {
        Report report = report(
                0,
                IntStream.range(0, 9).mapToObj(i -> rejected("u", i, "reason")).toArray(UserOutcome[]::new));

        assertThat(printed(report))
                .contains("code 4: reason", "4  for other reasons; --report lists them")
                .doesNotContain("code 5");
    }

    @Test
    void eachHintIsPrintedOnceBelowItsFirstReason() {
        Report report = report(
                0,
                rejected("a", 99992402, "field validation failed", ErrorDetails.none()),
                rejected("b", 230001, "param is invalid", ErrorDetails.none()),
                rejected("c", 230001, "param is invalid", ErrorDetails.none()),
                notSent("d", NotSentReason.CALL_REJECTED, failure(400, 230053, "blocked", "log-1")));

        assertThat(printed(report)).contains("""
                          rejected          3
                                            2  code 230001: param is invalid
                                               Check the parameters.
                                            1  code 99992402: field validation failed
                          not sent          1  PATCH /path returned HTTP 400, code 230053 (blocked)
                                               The chat cannot be pinned for this user: check the app's \
                        availability, that the user has a chat with the bot, and for a group chat that the bot is in it.
                        """);
    }

    @Test
    void adviceOnAFatalFailureIsNotPrintedInTheReport() {
        Report report = report(0, notSent("a", NotSentReason.APP_REJECTED, failure(400, 99991672, "denied", "log-1")));

        assertThat(printed(report)).contains("code 99991672 (denied)\n").doesNotContain("Grant");
    }

    @Test
    void unreadIdsAreReported() {
        Report report = report(0, applied("a"));
        Report truncated = new Report(
                PIN,
                TARGET,
                report.submitted(),
                report.duplicates(),
                report.summary(),
                report.stats(),
                report.limits(),
                false);

        assertThat(printed(truncated))
                .startsWith("Pinned 1 of 1 user. The ids were not read to the end; there may be more.");
        assertThat(truncated.isAllApplied()).isFalse();
        assertThat(report.isAllApplied()).isTrue();
    }

    private static String printed(Report report) {
        return printed(report, Messages.ENGLISH);
    }

    private static String printed(Report report, Messages messages) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ReportPrinter.print(report, messages, new PrintStream(written, true, UTF_8));
        return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
    }
}
