package io.github.feedpin.redis;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/** Processes on machines whose clocks differ. */
@Execution(ExecutionMode.CONCURRENT)
class DifferentClocksTest {

    private final RedisProcess redis = RedisProcess.start();
    private final SharedCalls shared = new SharedCalls();
    private final List<AtomicLong> offsets = List.of(new AtomicLong(), new AtomicLong(400), new AtomicLong(-400));

    @AfterEach
    void stop() {
        shared.close();
        redis.close();
    }

    private void startAll() {
        for (AtomicLong offset : offsets) {
            shared.add(shared.redis(redis.uri()).timeSource(machine(offset)), SharedCalls.HEARTBEAT, SharedCalls.LEASE);
        }
        shared.start();
        shared.awaitMoreOfEach(20);
    }

    /** Returns a time source whose wall clock is ahead by {@code offset} ms; the monotonic clocks differ by hours. */
    private static TimeSource machine(AtomicLong offset) {
        TimeSource system = TimeSource.system();
        long hours = TimeUnit.HOURS.toNanos(offset.get());
        return new TimeSource(
                new WallClock(system.scheduler(), offset), () -> system.nanoTime() + hours, system.workers());
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
        offsets.get(1).addAndGet(-Duration.ofHours(1).toMillis());
        offsets.get(2).addAndGet(Duration.ofHours(1).toMillis());
        shared.awaitMoreOfEach(20);

        shared.assertWindowsHold();
    }

    /** Scheduler whose wall clock differs from that of the machine. */
    private record WallClock(Scheduler scheduler, AtomicLong offset) implements Scheduler {

        @Override
        public long now(TimeUnit unit) {
            return unit.convert(scheduler.now(TimeUnit.MILLISECONDS) + offset.get(), TimeUnit.MILLISECONDS);
        }

        @Override
        public Disposable schedule(Runnable task) {
            return scheduler.schedule(task);
        }

        @Override
        public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
            return scheduler.schedule(task, delay, unit);
        }

        @Override
        public Worker createWorker() {
            return scheduler.createWorker();
        }
    }
}
