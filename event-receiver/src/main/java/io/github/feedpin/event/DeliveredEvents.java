package io.github.feedpin.event;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ids of the events of one app that have been handed over, so that repeated ones are recognized. */
final class DeliveredEvents {

    /** Longer than the 7 hours in which the platform repeats a push. */
    static final Duration KEPT_FOR = Duration.ofHours(8);

    /** A bound on memory, about 10 MB. */
    static final int MAX_IDS = 50_000;

    /** Longer than the platform's ids. An event with a longer one is not recognized when it is repeated. */
    private static final int MAX_LENGTH = 64;

    private final TimeSource time;
    /** From id to the time of the claim, the oldest first. */
    private final Map<String, Long> claims = new LinkedHashMap<>();

    DeliveredEvents(TimeSource time) {
        this.time = time;
    }

    /** Returns whether the event has not been claimed in the last 8 hours; claims it then. */
    synchronized boolean claim(String id) {
        long now = time.nanoTime();
        removeOld(now);
        return id.length() > MAX_LENGTH || claims.putIfAbsent(id, now) == null;
    }

    /** Forgets an event that was not handled. */
    synchronized void release(String id) {
        claims.remove(id);
    }

    private void removeOld(long now) {
        Iterator<Long> claimTimes = claims.values().iterator();
        while (claimTimes.hasNext()) {
            boolean old = now - claimTimes.next() >= KEPT_FOR.toNanos();
            if (!old && claims.size() < MAX_IDS) {
                return;
            }
            claimTimes.remove();
        }
    }
}
