package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome.Applied;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many single requests, alone and beside a run, at the platform's limits. */
class SingleRequestLoadTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(30);
    private static final long MILLI = 1_000_000;

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();
    private final List<Long> departures = new ArrayList<>();

    @BeforeEach
    void responseAfterARoundTrip() {
        scenario.platform.responding((request, number) -> {
            departures.add(scenario.time.nanoTime());
            return success().delayElement(ROUND_TRIP, scenario.clock);
        });
    }

    /** The earliest time at which a call may be sent, by its number, which begins at 0. */
    private static long earliest(long number) {
        return (60 * (number / 1000) + number % 1000 / 50) * 1_000 * MILLI;
    }

    private void assertWithinTheLimits() {
        assertThat(mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(50);
        assertThat(mostWithin(Duration.ofMinutes(1))).isLessThanOrEqualTo(1_000);
    }

    private int mostWithin(Duration window) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < departures.size(); last++) {
            while (departures.get(last) - departures.get(first) >= window.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private static long percentile(long[] values, double share) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * share) - 1];
    }

    @Test
    void atTwoThousandRequestsASecondCallsAreFullAndOnlyTheQuotaDelays() {
        int users = 120_000;
        long[] waited = new long[users];
        long[] bound = new long[users];
        for (int i = 0; i < users; i++) {
            int number = i;
            long recorded = scenario.time.nanoTime();
            bound[i] = Math.max(0, earliest(i / 50) - recorded);
            client.pin("ou_" + i).subscribe(outcome -> {
                assertThat(outcome).isInstanceOf(Applied.class);
                waited[number] = scenario.time.nanoTime() - recorded;
            });
            scenario.clock.advanceTimeBy(Duration.ofNanos(MILLI / 2));
        }
        scenario.clock.advanceTimeBy(Duration.ofMinutes(3));
        assertThat(waited).doesNotContain(0);
        assertWithinTheLimits();
        List<Integer> sizes = scenario.platform.callSizes();
        assertThat(users / (double) sizes.size()).isGreaterThan(45);
        assertThat(sizes.subList(1_000, sizes.size() - 1)).containsOnly(50);
        assertThat(percentile(waited, 0.99) / (double) percentile(bound, 0.99)).isBetween(1.0, 1.1);
    }

    @Test
    void atTenRequestsASecondOnlyLingerAndRoundTripDelay() {
        for (int i = 0; i < 600; i++) {
            long recorded = scenario.time.nanoTime();
            List<Long> waited = new ArrayList<>();
            client.pin("ou_" + i).subscribe(outcome -> waited.add(scenario.time.nanoTime() - recorded));
            scenario.clock.advanceTimeBy(Duration.ofMillis(100));
            assertThat(waited).containsExactly(50 * MILLI);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 5_000, 15_000})
    void besideARunLaterRequestsWaitForAFewCallsOnly(int firstAfterMillis) {
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(100_000)).toFuture();
        scenario.clock.advanceTimeBy(Duration.ofMillis(firstAfterMillis));
        List<Long> waited = new ArrayList<>();
        for (int recorded = 0; !run.isDone() && recorded < 1_000; recorded++) {
            long since = scenario.time.nanoTime();
            client.pin("ou_single_" + recorded).subscribe(outcome -> waited.add(scenario.time.nanoTime() - since));
            scenario.clock.advanceTimeBy(Duration.ofMillis(500));
        }
        assertThat(run).isCompletedWithValueMatching(report -> report != null && report.applied() == 100_000);
        assertThat(waited).hasSizeGreaterThan(150).allMatch(wait -> wait < 1_100 * MILLI);
        assertThat(waited.subList(3, waited.size())).allMatch(wait -> wait < 50 * MILLI + 3 * 60 * MILLI);
        assertWithinTheLimits();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200, 1_000})
    void besideSingleRequestsARunLeavesTheirPermits(int everyMillis) {
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(100_000)).toFuture();
        long[] waited = new long[120_000 / everyMillis];
        for (int i = 0; i < waited.length; i++) {
            int number = i;
            long since = scenario.time.nanoTime();
            client.pin("ou_single_" + i).subscribe(outcome -> waited[number] = scenario.time.nanoTime() - since);
            scenario.clock.advanceTimeBy(Duration.ofMillis(everyMillis));
        }
        assertThat(percentile(waited, 0.99)).isLessThanOrEqualTo(50 * MILLI + 60 * MILLI);
        assertThat(percentile(waited, 1)).isLessThan(1_100 * MILLI);
        scenario.clock.advanceTimeBy(Duration.ofMinutes(5));
        assertThat(run).isCompleted();
        assertWithinTheLimits();
    }

    @Test
    void besideManySingleRequestsARunGetsAQuarterOfTheQuota() {
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(20_000)).toFuture();
        for (int i = 0; i < 100_000; i++) {
            client.pin("ou_single_" + i).subscribe();
            scenario.clock.advanceTimeBy(Duration.ofNanos(MILLI / 4));
        }
        long callsOfTheRun = scenario.platform.calls.stream()
                .filter(call -> call.userIds().get(0).startsWith("ou_user"))
                .count();
        assertThat(callsOfTheRun).isBetween(200L, 300L);
        assertThat(run).isNotDone();
    }

    @Test
    void whenTheMinuteIsUsedUpASingleRequestGetsTheFirstPermit() {
        CompletableFuture<@Nullable PinReport> run =
                client.pin(Scenario.users(100_000)).toFuture();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(30));
        List<Long> signalledAt = new ArrayList<>();
        client.pin("ou_single").subscribe(outcome -> signalledAt.add(scenario.time.nanoTime()));
        scenario.clock.advanceTimeBy(Duration.ofSeconds(60));
        assertThat(signalledAt)
                .singleElement()
                .satisfies(when -> assertThat(when).isLessThan(60_300 * MILLI));
        assertThat(run).isNotDone();
    }
}
