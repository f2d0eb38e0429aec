package io.github.feedpin.internal.call;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets the first call of a client complete before others are sent. The others wait for its response, for two seconds at
 * most, or for the success of any other, so that an app that is not authorized costs one call instead of as many as the
 * limits allow at once. Does not apply to the calls of runs, since a run stops by itself. Thread-safe.
 */
public final class FirstCall {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private record Pending(@Nullable Object call, Sinks.Empty<Void> returned) {}

    private static final Pending OVER = new Pending(null, Sinks.empty());

    private final TimeSource time;
    private final AtomicReference<@Nullable Pending> first = new AtomicReference<>();

    public FirstCall(TimeSource time) {
        this.time = time;
    }

    /** Returns whether calls no longer wait. */
    boolean isOver() {
        return first.get() == OVER;
    }

    /** Completes when this call may be sent: at once for the first one. */
    Mono<Void> awaitTurn(Object call) {
        return Mono.defer(() -> {
            Pending mine = new Pending(call, Sinks.empty());
            @Nullable Pending current = first.compareAndExchange(null, mine);
            if (current == null) {
                time.schedule(() -> end(mine, OVER), LONGEST.toNanos());
                return Mono.empty();
            }
            return current == OVER ? Mono.empty() : current.returned().asMono().then(awaitTurn(call));
        });
    }

    /** Records that a call succeeded, the first one or another. All others may be sent. */
    void succeeded() {
        if (!isOver()) {
            @Nullable Pending waitedFor = first.getAndSet(OVER);
            if (waitedFor != null) {
                waitedFor.returned().tryEmitEmpty();
            }
        }
    }

    /** Records that this call failed. If it was the first one, all others may be sent. */
    void failed(Object call) {
        end(call, OVER);
    }

    /** Records that this call ended without a result. If it was the first one, another one takes its place. */
    void endedWithoutResult(Object call) {
        end(call, null);
    }

    private void end(Object call, @Nullable Pending next) {
        @Nullable Pending current = first.get();
        if (current != null && current.call() == call) {
            end(current, next);
        }
    }

    private void end(Pending ended, @Nullable Pending next) {
        if (first.compareAndSet(ended, next)) {
            ended.returned().tryEmitEmpty();
        }
    }
}
