package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.quota.Quota;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource({"250, 22000", "500, 82500"})
    void fourProcessesAreAsFastAsTheQuotaAllows(int callsEach, long atMostMillis) {
        List<SimulatedProcesses.Process> processes = join(4);
        processes.forEach(process -> process.run(callsEach));
        world.advance(Duration.ofMinutes(3));

        assertThat(processes).allMatch(SimulatedProcesses.Process::isDone);
        processes.forEach(p -> System.out.println("FIRST " + p + p.granted.stream().filter(t -> t < 3600).toList()));
        System.out.println("ELAPSED " + callsEach + " " + first(processes) + " " + last(processes) + " exchanges "
                + world.exchanges);
        assertThat(last(processes) + 30).as("time of the last response").isLessThanOrEqualTo(atMostMillis);
        assertThat(world.arrivals).hasSize(4 * callsEach);
        world.assertWindowsHold();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 100})
    void fewExchangesArePerformed(int processes) {
        List<SimulatedProcesses.Process> all = join(processes);
        all.forEach(process -> process.run(4_000 / processes));
        world.advance(Duration.ofMinutes(4));
        System.out.println("EXCH " + processes + " " + world.exchanges + " " + world.arrivals.size()+ " last " + last(all));
        assertThat(world.arrivals).hasSize(4_000 / processes * processes);
        world.assertWindowsHold();
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
        System.out.println("LATE " + before + " " + (late.granted.size() - before));
        assertThat(late.granted.size() - before).isBetween(950, 1_050);
        world.assertWindowsHold();
    }

    @Test
    void twoHundredProcessesAreEachServedWithinAMinute() {
        List<SimulatedProcesses.Process> processes = join(200);
        processes.forEach(process -> process.run(1_000));
        world.advance(Duration.ofMinutes(3));
        int total = world.arrivals.size();
        System.out.println("TWOHUNDRED " + total + " min "
                + processes.stream().mapToInt(p -> p.granted.size()).min().orElse(0) + " max "
                + processes.stream().mapToInt(p -> p.granted.size()).max().orElse(0) + " firstmax "
                + processes.stream().mapToLong(p -> p.granted.isEmpty() ? -1 : p.granted.get(0)).max().orElse(0));
        for (SimulatedProcesses.Process process : processes) {
            long previous = 0;
            for (long at : process.granted) {
                assertThat(at - previous).as("wait of %s", process).isLessThanOrEqualTo(64_000);
                previous = at;
            }
            assertThat(process.granted).hasSizeBetween(12, 20);
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
        assertThat(processes).allSatisfy(process -> assertThat(process.failures)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(QuotaUnavailableException.class)));
        int granted = world.arrivals.size();
        world.advance(Duration.ofMinutes(5));
        assertThat(world.arrivals).hasSize(granted);
        world.serverDown = false;
        world.advance(Duration.ofMinutes(5));
        System.out.println("BACK " + (world.arrivals.size() - granted));
        assertThat(world.arrivals).hasSizeGreaterThan(granted + 3_900);
        world.assertWindowsHold();
    }
}
