package io.github.feedpin.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * A way in which a platform may count its limit, which its documentation does not define. Instants are those of the
 * server's clock, in nanoseconds.
 */
interface ServerModel {

    long SECOND = Duration.ofSeconds(1).toNanos();
    long MINUTE = Duration.ofMinutes(1).toNanos();

    /** Returns 0 if a call that arrives now is accepted, otherwise the nanoseconds until one would be. */
    long rejection(long arrival);

    /** A model by name, created for each run. */
    record Named(String name, Supplier<ServerModel> make) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Returns the five interpretations of the documented 50 per second and 1000 per minute. */
    static List<Named> documented() {
        return List.of(
                new Named(
                        "fixed windows on the clock",
                        () -> both(new FixedWindow(50, SECOND, false), new FixedWindow(1000, MINUTE, false))),
                new Named(
                        "fixed windows from the first call",
                        () -> both(new FixedWindow(50, SECOND, true), new FixedWindow(1000, MINUTE, true))),
                slidingLog(),
                new Named(
                        "token bucket",
                        () -> both(new TokenBucket(50, SECOND, 50), new TokenBucket(1000, MINUTE, 1000))),
                new Named(
                        "sliding log counting rejections",
                        () -> both(new SlidingLog(50, SECOND, true), new SlidingLog(1000, MINUTE, true))));
    }

    /**
     * Rejects a call if any of the documented interpretations does, so a run without a rejection has none with each of
     * them.
     */
    static Named anyOfDocumented() {
        return new Named("any", () -> {
            List<ServerModel> models =
                    documented().stream().map(server -> server.make().get()).toList();
            return arrival -> models.stream()
                    .mapToLong(model -> model.rejection(arrival))
                    .max()
                    .orElseThrow();
        });
    }

    /** Records every accepted call for as long as it counts: the strictest reading of the documentation. */
    static Named slidingLog() {
        return new Named(
                "sliding log", () -> both(new SlidingLog(50, SECOND, false), new SlidingLog(1000, MINUTE, false)));
    }

    /** Stricter than documented: bursts of 10 only. */
    static Named burstOfTen() {
        return new Named(
                "burst of 10", () -> both(new TokenBucket(50, SECOND, 10), new TokenBucket(1000, MINUTE, 1000)));
    }

    /** Both must accept; a call that one of them rejects is counted by neither, unless they count rejections. */
    static ServerModel both(Window one, Window other) {
        return arrival -> {
            long wait = Math.max(one.roomAfter(arrival), other.roomAfter(arrival));
            one.count(arrival, wait == 0);
            other.count(arrival, wait == 0);
            return wait;
        };
    }

    /** One limit of a model. */
    interface Window {

        /** Returns the time until another call is accepted, in nanoseconds; 0 if one is accepted now. */
        long roomAfter(long arrival);

        void count(long arrival, boolean accepted);
    }
}
