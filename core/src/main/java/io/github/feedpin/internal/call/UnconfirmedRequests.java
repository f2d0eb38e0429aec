package io.github.feedpin.internal.call;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The requests that were sent, got no response that proves success or rejection, and may still be processed. A
 * contradicting request for one of their users and the same feed card waits until that is unlikely; it can never be
 * excluded. Thread-safe.
 */
final class UnconfirmedRequests {

    /** How long an interrupted network path may still deliver an abandoned request. */
    static final Duration AFTER_ABANDONMENT = Duration.ofSeconds(15);

    /**
     * How long a request may still be processed after its connection broke, or after a response that may be a
     * gateway's.
     */
    static final Duration AFTER_UNCONFIRMED_END = Duration.ofSeconds(2);

    private record Change(FeedCard card, UserIdType type, String userId, PinAction action) {}

    private record Unconfirmed(FeedCard card, TimeSensitiveRequest request, long until) {

        Change change(String userId) {
            return new Change(card, request.userIdType(), userId, request.action());
        }
    }

    private final TimeSource time;
    private final Map<Change, Long> until = new HashMap<>();
    private final Queue<Unconfirmed> requests = new PriorityQueue<>(1, Comparator.comparingLong(Unconfirmed::until));
    private volatile boolean empty = true;

    UnconfirmedRequests(TimeSource time) {
        this.time = time;
    }

    /** Adds a request that may still be processed within {@code duration}. */
    synchronized void add(FeedCard card, TimeSensitiveRequest request, Duration duration) {
        long now = time.nanoTime();
        forgetUntil(now);
        Unconfirmed added = new Unconfirmed(card, request, now + duration.toNanos());
        requests.add(added);
        request.userIds().forEach(id -> until.merge(added.change(id), added.until(), Math::max));
        empty = false;
    }

    /** Returns how many nanoseconds a request for this user waits; 0 if no contradicting one may be processed. */
    long waitNanos(FeedCard card, UserIdType type, String userId, PinAction action) {
        return empty ? 0 : waitNanos(new Change(card, type, userId, action.opposite()));
    }

    /** Returns how many nanoseconds a request waits because of any of its users. */
    long waitNanos(FeedCard card, TimeSensitiveRequest request) {
        long wait = 0;
        if (!empty) {
            for (String id : request.userIds()) {
                wait = Math.max(wait, waitNanos(card, request.userIdType(), id, request.action()));
            }
        }
        return wait;
    }

    private synchronized long waitNanos(Change contradicting) {
        long now = time.nanoTime();
        forgetUntil(now);
        @Nullable Long end = until.get(contradicting);
        return end == null ? 0 : Math.max(0, end - now);
    }

    private void forgetUntil(long now) {
        @Nullable Unconfirmed oldest;
        while ((oldest = requests.peek()) != null && oldest.until() - now <= 0) {
            requests.poll();
            Unconfirmed gone = oldest;
            gone.request().userIds().forEach(id -> until.remove(gone.change(id), gone.until()));
        }
        empty = requests.isEmpty();
    }
}
