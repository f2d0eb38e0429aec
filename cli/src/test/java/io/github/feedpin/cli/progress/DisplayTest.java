package io.github.feedpin.cli.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.ids.ExpectedCount;
import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DisplayTest {

    private static final RateLimits LIMITS = new RateLimits(50, 1000);
    private static final Snapshot HALF = new Snapshot(
            6000, ExpectedCount.exactly(12_000), 120, Duration.ofMillis(2400), LIMITS, Duration.ZERO, false, "");

    private static final ProgressText TEXT = new ProgressText(Messages.ENGLISH);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);

    @Test
    void barShowsUsersCallsRateAndRemainingTime() {
        assertThat(bar(120, true).line(HALF))
                .isEqualTo("████████████████░░░░░░░░░░░░░░░░  50 %  6,000 of 12,000 users · "
                        + "120 calls · 40.0 calls/s · 2 s left");
    }

    @Test
    void sharedQuotaIsShown() {
        Snapshot shared = new Snapshot(
                6000,
                ExpectedCount.exactly(12_000),
                120,
                Duration.ofMillis(2400),
                LIMITS,
                Duration.ZERO,
                false,
                "shared by 4 processes");

        assertThat(TEXT.of(shared))
                .isEqualTo("6,000 of 12,000 users, 120 calls, 40.0 calls/s, shared by 4 processes, 2 s left");
    }

    @Test
    void barIsAsciiWithoutUnicode() {
        assertThat(bar(97, false).line(HALF))
                .isEqualTo("[###############---------------]  50 %  6,000 of 12,000 users, "
                        + "120 calls, 40.0 calls/s, 2 s left")
                .hasSizeLessThan(97);
    }

    @Test
    void barFitsInANarrowTerminal() {
        for (int columns = 1; columns < 120; columns++) {
            assertThat(bar(columns, true).line(HALF)).hasSizeLessThan(columns);
            assertThat(bar(columns, false).line(HALF)).hasSizeLessThan(columns);
        }
        assertThat(bar(120, false).line(HALF)).endsWith(" left");
    }

    @Test
    void whenTheTotalIsUnknownNoBarIsShown() {
        Snapshot endless =
                new Snapshot(1, ExpectedCount.UNKNOWN, 1, Duration.ofSeconds(61), LIMITS, Duration.ZERO, false, "");

        assertThat(bar(100, true).line(endless)).isEqualTo("1 user · 1 call · 0.0 calls/s · 61 s");
    }

    @Test
    void displayedRateNeverExceedsTheLimit() {
        for (int calls = 1; calls <= 1000; calls++) {
            Snapshot burst = new Snapshot(
                    0,
                    ExpectedCount.UNKNOWN,
                    calls,
                    LIMITS.quota().minimumDuration(calls),
                    LIMITS,
                    Duration.ZERO,
                    false,
                    "");
            assertThat(burst.rate()).isLessThanOrEqualTo(LIMITS.perSecond());
        }
    }

    @Test
    void estimatedTotalIsShownAsAbout() {
        Snapshot estimated =
                new Snapshot(10, ExpectedCount.about(50), 1, Duration.ofMillis(500), LIMITS, Duration.ZERO, false, "");

        assertThat(TEXT.of(estimated)).isEqualTo("10 of about 50 users, 1 call, 1.0 calls/s, 0 s");
    }

    @Test
    void barIsRedrawnAndErasedAtTheEnd() {
        BarDisplay bar = bar(100, true);

        bar.show(HALF);
        bar.note("something happened");
        bar.finish(HALF);

        String erase = "\r \u001B[J\r";
        assertThat(written.toString(UTF_8))
                .isEqualTo(erase + "\u001B[?7l" + bar.line(HALF) + "\u001B[?7h\r" + erase + "something happened"
                        + System.lineSeparator() + erase);
    }

    @Test
    void withoutATerminalProgressIsPlainLines() {
        LineDisplay lines = new LineDisplay(out, Duration.ofSeconds(5), TEXT);

        lines.show(HALF);
        lines.note("something happened");
        lines.finish(HALF);

        assertThat(written.toString(UTF_8).lines())
                .containsExactly(
                        "6,000 of 12,000 users, 120 calls, 40.0 calls/s, 2 s left",
                        "something happened",
                        "6,000 of 12,000 users, 120 calls, 2.4 s");
    }

    @Test
    void hiddenProgressPrintsNotesBeforeItCloses() {
        try (Progress progress = Progress.hidden(out, () -> HALF)) {
            progress.note("something happened");
        }

        assertThat(written.toString(UTF_8).lines()).containsExactly("something happened");
    }

    @Test
    void whenRateLimitsDelayCallsThePauseIsShown() {
        Snapshot paused = new Snapshot(
                50_000,
                ExpectedCount.exactly(60_000),
                1000,
                Duration.ofSeconds(28),
                LIMITS,
                Duration.ofMillis(32_500),
                false,
                "");

        assertThat(TEXT.of(paused)).startsWith("50,000 of 60,000 users, 1,000 calls, paused for the minute, 32 s, ");
        assertThat(bar(120, true).line(paused)).contains(" · paused for the minute, 32 s · ");
    }

    @Test
    void pauseOfThePlatformIsShownAsSuch() {
        Snapshot paused = new Snapshot(
                50, ExpectedCount.exactly(100), 1, Duration.ofSeconds(1), LIMITS, Duration.ofSeconds(5), true, "");

        assertThat(TEXT.of(paused)).contains(", paused by the platform, 5 s, ");
    }

    @Test
    void whenOnlyThePerSecondLimitIsReachedNoPauseIsShown() {
        Snapshot busy = new Snapshot(
                0, ExpectedCount.UNKNOWN, 50, Duration.ofSeconds(1), LIMITS, Duration.ofMillis(1010), false, "");

        assertThat(TEXT.of(busy)).isEqualTo("0 users, 50 calls, 25.0 calls/s, 1 s");
    }

    @Test
    void chineseProgressFitsIntoTheTerminal() {
        Messages chinese = Messages.in(Language.CHINESE);
        BarDisplay bar = new BarDisplay(out, new Screen(110, true), chinese);

        assertThat(bar.line(HALF))
                .isEqualTo("████████████████░░░░░░░░░░░░░░░░  50 %  6,000/12,000 个用户 · 120 次调用 · 每秒 40.0 次 · 剩余 2 秒");
        for (int columns = 1; columns < 110; columns++) {
            String line = new BarDisplay(out, new Screen(columns, columns % 2 == 0), chinese).line(HALF);
            assertThat(Text.columns(line)).isLessThan(columns);
        }
    }

    @Test
    void pausesAreShownInChinese() {
        Snapshot paused = new Snapshot(
                50,
                ExpectedCount.about(100),
                1,
                Duration.ofMillis(500),
                LIMITS,
                Duration.ofSeconds(5),
                false,
                "4 个进程共享配额");
        Snapshot pausedByPlatform = new Snapshot(
                50, ExpectedCount.UNKNOWN, 1, Duration.ofMillis(500), LIMITS, Duration.ofSeconds(5), true, "");
        ProgressText text = new ProgressText(Messages.in(Language.CHINESE));

        assertThat(text.of(paused)).isEqualTo("50/约 100 个用户，1 次调用，本分钟的配额已用完，暂停 5 秒，4 个进程共享配额，已用 0 秒");
        assertThat(text.of(pausedByPlatform)).isEqualTo("50 个用户，1 次调用，平台要求暂停 5 秒，已用 0 秒");
    }

    private BarDisplay bar(int columns, boolean unicode) {
        return new BarDisplay(out, new Screen(columns, unicode), Messages.ENGLISH);
    }
}
