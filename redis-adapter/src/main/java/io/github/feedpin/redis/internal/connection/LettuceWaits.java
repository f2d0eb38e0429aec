package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Awaits that replicas have the writes of one connection. WAIT blocks the connection, so there is one at a time, which
 * covers all writes before it, and each one is short, so that other commands are performed between two. Thread-safe.
 */
final class LettuceWaits {

    /** The maximum duration of a WAIT; longer than the round trip to a replica. */
    private static final long SLICE_MILLIS = 200;

    /** What a use awaits. */
    private record Waiter(int replicas, long deadline, CompletableFuture<Long> reached) {

        boolean isDone(long replicasReached) {
            return replicasReached >= replicas || System.nanoTime() - deadline >= 0;
        }
    }

    /** Uses that no WAIT covers yet; guarded by this. */
    private List<Waiter> waiting = new ArrayList<>();

    private boolean inFlight;

    /** Returns how many replicas have all earlier writes, after enough have or the time is over. */
    CompletionStage<Long> await(StatefulRedisConnection<String, String> open, int replicas, Duration atMost) {
        Waiter waiter = new Waiter(replicas, System.nanoTime() + atMost.toNanos(), new CompletableFuture<>());
        boolean first;
        synchronized (this) {
            waiting.add(waiter);
            first = !inFlight;
            inFlight = true;
        }
        if (first) {
            send(open);
        }
        return waiter.reached();
    }

    private void send(StatefulRedisConnection<String, String> open) {
        List<Waiter> covered = takeWaiting();
        if (!covered.isEmpty()) {
            int most = covered.stream().mapToInt(Waiter::replicas).max().orElse(0);
            open.async().waitForReplication(most, SLICE_MILLIS).whenComplete((reached, failure) -> {
                end(covered, reached, failure);
                send(open);
            });
        }
    }

    private synchronized List<Waiter> takeWaiting() {
        List<Waiter> taken = waiting;
        waiting = new ArrayList<>();
        inFlight = !taken.isEmpty();
        return taken;
    }

    private void end(List<Waiter> covered, @Nullable Long reached, @Nullable Throwable failure) {
        for (Waiter waiter : covered) {
            if (failure != null) {
                waiter.reached().completeExceptionally(failure);
            } else if (reached == null || waiter.isDone(reached)) {
                waiter.reached().complete(reached == null ? 0L : reached);
            } else {
                again(waiter);
            }
        }
    }

    private synchronized void again(Waiter waiter) {
        waiting.add(waiter);
    }
}
