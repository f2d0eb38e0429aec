package io.github.feedpin.redis;

import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.testsupport.ShiftedScheduler;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Processes on machines whose clocks differ. */
@Execution(ExecutionMode.CONCURRENT)
class DifferentClocksTest {

    private final RedisProcess redis = RedisProcess.start();
    private final SharedCalls shared = new SharedCalls();
    private final List<ShiftedScheduler> wallClocks = List.of(wallClock(0), wallClock(400), wallClock(-400));

    @AfterEach
    void stop() {
        shared.close();
        redis.close();
    }

    private void startAll() {
        for (ShiftedScheduler wallClock : wallClocks) {
            shared.add(
                    shared.redis(redis.uri()).timeSource(machine(wallClock)), SharedCalls.HEARTBEAT, SharedCalls.LEASE);
        }
        shared.start();
        shared.awaitMoreOfEach(20);
    }

    private static ShiftedScheduler wallClock(int millisAhead) {
        ShiftedScheduler wallClock = new ShiftedScheduler(TimeSource.system().scheduler());
        wallClock.jump(Duration.ofMillis(millisAhead));
        return wallClock;
    }

    /** Returns a time source with this wall clock; the monotonic clocks differ by hours. */
    private static TimeSource machine(ShiftedScheduler wallClock) {
        TimeSource system = TimeSource.system();
        long hours = TimeUnit.HOURS.toNanos(TimeUnit.NANOSECONDS.toMillis(wallClock.nanosAhead()));
        return new TimeSource(wallClock, () -> system.nanoTime() + hours, system.workers());
    }

    @Test
    void clocksThatDifferExceedNoWindow() {
        startAll();
        shared.awaitMoreOfEach(40);

        shared.assertWindowsHold();
    }

    @Test
    void clocksThatAreSetWhileCallsAreMadeExceedNoWindow() {
        startAll();
        wallClocks.get(1).jump(Duration.ofHours(-1));
        wallClocks.get(2).jump(Duration.ofHours(1));
        shared.awaitMoreOfEach(20);

        shared.assertWindowsHold();
    }
}
