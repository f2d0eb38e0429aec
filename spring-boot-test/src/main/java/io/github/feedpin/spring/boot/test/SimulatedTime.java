package io.github.feedpin.spring.boot.test;

import io.github.feedpin.spring.boot.app.PinReleasers;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The time of the clients of simulated apps, which passes as usual, and can be advanced: what is due by then happens at
 * once, such as the release of pins, a retry, or the end of a pause.
 *
 * <pre>{@code
 * reminders.pinForTwoHours("ou_ann");
 *
 * time.advance(Duration.ofHours(2));
 * time.awaitReleases();
 *
 * assertThat(simulator.pinnedUsers()).isEmpty();
 * }</pre>
 *
 * <p>The simulators, Redis, and a client that does not use the {@link TimeSource} bean keep the time of the system.
 * Thread-safe.
 */
public final class SimulatedTime {

    private static final Duration LONGEST_RELEASE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(5);

    private final AdjustableScheduler scheduler;
    private final TimeSource source;
    private final ObjectProvider<PinReleasers> releasers;

    SimulatedTime(ObjectProvider<PinReleasers> releasers) {
        TimeSource system = TimeSource.system();
        this.scheduler = new AdjustableScheduler(system.scheduler());
        this.source = new TimeSource(scheduler, scheduler::nanoTime, system.workers());
        this.releasers = releasers;
    }

    /**
     * Advances the time. What becomes due runs on other threads, from now on.
     *
     * @param duration the time to add to that of the system, and to earlier steps; not negative
     * @throws IllegalArgumentException if {@code duration} is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time cannot be set back by " + duration);
        }
        scheduler.advance(duration);
    }

    /** {@return the current time of the clients, for instance to pin until some time after it} */
    public Instant now() {
        return source.now();
    }

    /**
     * Waits until no recorded pin is overdue, so that the releases that were due have reached the simulators.
     *
     * @throws IllegalStateException if there is one after 20 seconds, because its release fails
     */
    public void awaitReleases() {
        awaitReleases(LONGEST_RELEASE);
    }

    void awaitReleases(Duration atMost) {
        @Nullable
        Long left = overdue()
                .repeatWhen(asked -> asked.delayElements(POLL))
                .takeUntil(overdue -> overdue == 0)
                .take(atMost)
                .blockLast();
        if (left == null || left > 0) {
            throw new IllegalStateException(left + " pins are overdue; their release fails, or no releaser runs");
        }
    }

    private Mono<Long> overdue() {
        return Flux.defer(() -> Flux.fromIterable(releasers.getObject().all()))
                .flatMap(releaser -> releaser.statistics())
                .reduce(0L, (sum, statistics) -> sum + statistics.overdue());
    }

    TimeSource source() {
        return source;
    }
}
