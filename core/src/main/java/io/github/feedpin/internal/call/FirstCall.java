package io.github.feedpin.internal.call;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Lets the first call of a client go alone. The others wait for its response, for two seconds at most, or for the
 * success of any other, so that an app which the platform does not accept costs one call, and not as many as the limits
 * allow at once. Not for the calls of runs: a run stops by itself, and its first calls go together. Thread-safe.
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

    /** Whether no call waits for another any more. */
    boolean isOver() {
        return first.get() == OVER;
    }

    /** Completes when this call may go on: at once for the first one. */
    Mono<Void> turn(Object call) {
        return Mono.defer(() -> {
            Pending mine = new Pending(call, Sinks.empty());
            @Nullable Pending current = first.compareAndExchange(null, mine);
            if (current == null) {
                time.schedule(() -> end(mine, OVER), LONGEST.toNanos());
                return Mono.empty();
            }
            return current == OVER ? Mono.empty() : current.returned().asMono().then(turn(call));
        });
    }

    /** A call has succeeded, the first one or another; none need wait any longer. */
    void succeeded() {
        if (!isOver()) {
            @Nullable Pending waitedFor = first.getAndSet(OVER);
            if (waitedFor != null) {
                waitedFor.returned().tryEmitEmpty();
            }
        }
    }

    /** This call has failed; if it was the first one, the others need not wait any longer. */
    void failed(Object call) {
        leave(call, OVER);
    }

    /** This call ended in a way that tells nothing; if it was the first one, another one takes its place. */
    void passOn(Object call) {
        leave(call, null);
    }

    private void leave(Object call, @Nullable Pending next) {
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
