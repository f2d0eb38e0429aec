package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Processes that share the default quota, with calls of 30 ms, in virtual time. */
class SharedQuotaTest {

    private final SimulatedProcesses world = new SimulatedProcesses(Quota.platformDefault(), 1);

    private List<SimulatedProcesses.Process> join(int number) {
        return IntStream.range(0, number).mapToObj(i -> world.join()).toList();
    }

    private static long first(List<SimulatedProcesses.Process> processes) {
        return processes.stream()
                .mapToLong(process -> process.granted.get(0))
                .min()
                .orElseThrow();
    }

    private static long last(List<SimulatedProcesses.Process> processes) {
        return processes.stream()
                .mapToLong(process -> process.granted.get(process.granted.size() - 1))
                .max()
                .orElseThrow();
    }

    /** Slots are granted 3 seconds after the first exchange. */
    @ParameterizedTest
    @CsvSource({"250, 24000", "500, 84500"})
    void fourProcessesAreAsFastAsTheQuotaAllows(int callsEach, long atMostMillis) {
        List<SimulatedProcesses.Process> processes = join(4);
        processes.forEach(process -> process.run(callsEach));
        while (!processes.stream().allMatch(SimulatedProcesses.Process::isDone)) {
            world.advance(Duration.ofMillis(100));
            assertThat(world.millis()).isLessThan(200_000);
        }
        assertThat(last(processes) + 30).as("time of the last response").isLessThanOrEqualTo(atMostMillis);
        assertThat(last(processes) - first(processes)).isLessThanOrEqualTo(atMostMillis - 3_000);
        assertThat(world.arrivals).hasSize(4 * callsEach);
        assertThat(world.exchanges).as("number of exchanges").isLessThanOrEqualTo(4 * callsEach * 6 / 10);
        world.assertWindowsHold();
    }

    @Test
    void oneProcessIsAsFastAsWithoutRedis() {
        SimulatedProcesses alone = new SimulatedProcesses(Quota.platformDefault(), 1);
        QuotaLimiter local = QuotaLimiter.of(Quota.platformDefault(), TimeSource.of(alone.clock));
        List<Long> granted = new ArrayList<>();
        Flux.range(0, 2_000)
                .flatMap(
                        call -> local.acquire().flatMap(permit -> {
                            granted.add(alone.millis());
                            return Mono.delay(Duration.ofMillis(30), alone.clock)
                                    .doOnNext(end -> permit.completed());
                        }),
                        64)
                .subscribe();
        alone.advance(Duration.ofMinutes(2));

        SimulatedProcesses.Process process = world.join();
        process.run(2_000);
        world.advance(Duration.ofMinutes(2));

        long elapsed = process.granted.get(1_999) - process.granted.get(0);
        assertThat((double) elapsed).isLessThanOrEqualTo(granted.get(1_999) * 1.02);
    }

    @Test
    void lateJoinerGetsItsShareWithinAMinute() {
        SimulatedProcesses.Process early = world.join();
        early.run(100_000);
        world.advance(Duration.ofSeconds(90));
        SimulatedProcesses.Process late = world.join();
        late.run(100_000);
        world.advance(Duration.ofSeconds(61));
        int before = late.granted.size();
        world.advance(Duration.ofMinutes(2));
        assertThat(late.granted.size() - before).isBetween(950, 1_050);
        world.assertWindowsHold();
    }

    @Test
    void twoHundredProcessesAreEachServedWithinAMinute() {
        List<SimulatedProcesses.Process> processes = join(200);
        processes.forEach(process -> process.run(1_000));
        world.advance(Duration.ofSeconds(130));
        for (SimulatedProcesses.Process process : processes) {
            long previous = 0;
            for (long at : process.granted) {
                assertThat(at - previous).as("wait of %s", process).isLessThanOrEqualTo(64_000);
                previous = at;
            }
            assertThat(process.granted).hasSizeBetween(10, 15);
        }
        world.assertWindowsHold();
    }

    @Test
    void withoutRedisTheShareIsUsedUntilTheLeaseEnds() {
        List<SimulatedProcesses.Process> processes = join(2);
        processes.forEach(process -> process.run(100_000));
        world.advance(Duration.ofSeconds(10));
        world.serverDown = true;
        world.advance(Duration.ofSeconds(29));
        assertThat(processes).allMatch(process -> process.failures.isEmpty());
        world.advance(Duration.ofSeconds(4));
        assertThat(processes)
                .allSatisfy(process -> assertThat(process.failures)
                        .isNotEmpty()
                        .allSatisfy(failure -> assertThat(failure).isInstanceOf(QuotaUnavailableException.class)));
        int granted = world.arrivals.size();
        world.advance(Duration.ofMinutes(5));
        assertThat(world.arrivals).hasSize(granted);
        world.serverDown = false;
        world.advance(Duration.ofMinutes(5));
        assertThat(world.arrivals).hasSizeGreaterThan(granted + 3_900);
        world.assertWindowsHold();
    }

    @Test
    void slotsOfADeadProcessAreUsedAgain() {
        List<SimulatedProcesses.Process> processes = join(2);
        processes.forEach(process -> process.run(100_000));
        world.advance(Duration.ofSeconds(30));
        processes.get(0).die();
        world.advance(
                SimulatedProcesses.LEASE.plus(SimulatedProcesses.LONGEST_CALL).plusSeconds(80));
        int before = world.arrivals.size();
        world.advance(Duration.ofMinutes(3));

        assertThat(world.arrivals.size() - before).isBetween(2_900, 3_100);
        world.assertWindowsHold();
    }

    @Test
    void slotsOfAClosedProcessAreUsedAgainWithinTheWindow() {
        List<SimulatedProcesses.Process> processes = join(2);
        processes.forEach(process -> process.run(100_000));
        world.advance(Duration.ofSeconds(30));
        processes.get(0).leave();
        world.advance(Duration.ofSeconds(32));
        int before = world.arrivals.size();
        world.advance(Duration.ofMinutes(1));

        assertThat(world.arrivals.size() - before).isBetween(950, 1_000);
        world.assertWindowsHold();
    }

    /** What the last exchange returned without being performed still rests. */
    @Test
    void processThatLeavesWhileRedisIsGoneReturnsSlotsThatRest() {
        List<SimulatedProcesses.Process> processes = join(2);
        SimulatedProcesses.Process leaving = processes.get(0);
        leaving.run(400);
        world.advance(Duration.ofSeconds(20));
        assertThat(leaving.isDone()).isTrue();
        processes.get(1).run(100_000);
        world.serverDown = true;
        world.advance(Duration.ofSeconds(3));
        world.serverDown = false;
        leaving.leave();
        world.advance(Duration.ofMinutes(2));

        world.assertWindowsHold();
    }

    @Test
    void whenTheStateIsLostHoldersKeepTheirSlots() {
        List<SimulatedProcesses.Process> processes = join(4);
        processes.forEach(process -> process.run(100_000));
        world.advance(Duration.ofSeconds(70));
        world.server.clear();
        processes = new ArrayList<>(processes);
        processes.add(world.join());
        processes.get(4).run(100_000);
        int before = world.arrivals.size();
        world.advance(Duration.ofMinutes(3));

        assertThat(world.arrivals.size() - before).isGreaterThan(2_500);
        assertThat(processes.get(4).granted).hasSizeGreaterThan(300);
        world.assertWindowsHold();
    }

    @ParameterizedTest
    @ValueSource(longs = {-100_000, -400, 400, 40_000, 10_000_000})
    void whenTheClockOfRedisJumpsWindowsHold(long jumpMillis) {
        List<SimulatedProcesses.Process> processes = join(4);
        processes.forEach(process -> process.run(100_000));
        world.advance(Duration.ofSeconds(30));
        world.serverClockOffset += jumpMillis;
        world.join().run(100_000);
        int before = world.arrivals.size();
        world.advance(Duration.ofMinutes(3));

        assertThat(world.arrivals.size() - before).isGreaterThan(2_900);
        world.assertWindowsHold();
    }

    @Test
    void afterALongIdleTimeANewProcessHasAllSlotsSoon() {
        SimulatedProcesses.Process first = world.join();
        first.run(5_000);
        world.advance(Duration.ofSeconds(30));
        first.leave();
        world.advance(Duration.ofHours(1));
        int before = world.arrivals.size();
        SimulatedProcesses.Process second = world.join();
        second.run(1_000);
        world.advance(Duration.ofSeconds(24));

        assertThat(world.arrivals.size() - before).isEqualTo(1_000);
    }

    @Test
    void rejectionPausesAllProcesses() {
        List<SimulatedProcesses.Process> processes = join(3);
        processes.forEach(process -> process.run(100_000));
        world.advance(Duration.ofSeconds(5));
        processes
                .get(0)
                .member
                .limiter()
                .acquire(Priority.RETRY)
                .subscribe(permit -> permit.rejected(Duration.ofSeconds(20)));
        world.advance(Duration.ofSeconds(2));
        int before = world.arrivals.size();
        world.advance(Duration.ofSeconds(17));
        assertThat(world.arrivals).hasSize(before);
        world.advance(Duration.ofSeconds(5));
        assertThat(world.arrivals).hasSizeGreaterThan(before);
    }

    @Test
    void singleRequestIsServedSoonBesideRunsOfOtherProcesses() {
        List<SimulatedProcesses.Process> processes = join(4);
        processes.subList(0, 3).forEach(process -> process.run(100_000));
        world.advance(Duration.ofSeconds(70));
        SimulatedProcesses.Process single = processes.get(3);
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            long asked = world.millis();
            single.member.limiter().acquire(Priority.INTERACTIVE).subscribe(permit -> {
                waits.add(world.millis() - asked);
                permit.completed();
            });
            world.advance(Duration.ofMillis(500));
        }
        assertThat(waits).hasSize(240);
        assertThat(waits.subList(120, 240)).as("waits in ms").allMatch(wait -> wait <= 1_500);
    }

    @Test
    void singleRequestDelaysARunOfTheSameProcessByAFewSecondsOnly() {
        SimulatedProcesses.Process process = world.join();
        world.advance(Duration.ofSeconds(10));
        process.request(Priority.INTERACTIVE);
        world.advance(Duration.ofSeconds(1));
        process.run(10);
        world.advance(Duration.ofSeconds(8));
        assertThat(process.completed).isEqualTo(11);
    }

    /** Its exchange, or its attempt to connect, lasts until the timeout. */
    @Test
    void newProcessWaitsUntilAProcessWhoseExchangeHangsHasRegisteredAgain() {
        SimulatedProcesses.Process holder = world.join();
        holder.run(100_000);
        world.advance(Duration.ofSeconds(75));
        holder.cutOff = true;
        world.advance(Duration.ofMillis(600));
        holder.cutOff = false;
        world.server.clear();
        world.join().run(100_000);
        world.advance(Duration.ofMinutes(5));

        world.assertWindowsHold();
    }
}
