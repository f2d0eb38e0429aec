package io.github.feedpin.internal.retry;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.FeedCardRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Circuit breaker that opens as soon as the platform rejects the app. While it is open, requests fail at once with the
 * remembered rejection. After a pause, which doubles with each further rejection, one request probes whether the app is
 * accepted again; the others continue to fail until it has ended. A second rejected token in a row counts as a
 * rejection of the app.
 *
 * <p>Only requests that started after a rejection affect it: those that were in flight concurrently with the rejected
 * one neither close the breaker nor extend the pause. Thread-safe.
 */
public final class RejectionBreaker {

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));

    /** The maximum duration of a probe, after which another is allowed. */
    private static final Duration LONGEST_PROBE = Duration.ofMinutes(1);

    private static final RejectionState NOT_BEGUN = RejectionState.accepted();

    private final TimeSource time;
    private final Consumer<PlatformError> listener;
    private final AtomicReference<RejectionState> state = new AtomicReference<>(RejectionState.accepted());

    /**
     * Creates a breaker for one app.
     *
     * @param listener called with a rejection that opens the breaker, or whose code differs from the one before; must
     *     not throw
     */
    public RejectionBreaker(TimeSource time, Consumer<PlatformError> listener) {
        this.time = time;
        this.listener = listener;
    }

    /**
     * Starts a request, which must end with {@link GuardedRequest#succeeded}, {@link GuardedRequest#failed} or
     * {@link GuardedRequest#inconclusive}.
     *
     * @throws AppRejectedException the remembered rejection, while the breaker is open
     */
    public GuardedRequest begin() {
        GuardedRequest request = new GuardedRequest();
        request.throwIfRejected();
        return request;
    }

    /** A request that is sent only while the app is accepted, or as a probe. */
    public final class GuardedRequest {

        /** The state when the request began or, after it has waited, when it was last checked. */
        private volatile RejectionState initialState = NOT_BEGUN;

        private volatile boolean over;

        private GuardedRequest() {}

        /**
         * Checks whether the request may still be sent, after it has waited.
         *
         * @throws AppRejectedException the rejection that opened the breaker meanwhile
         */
        public void throwIfRejected() {
            RejectionState current = current();
            while (current.rejection() != null && current != initialState) {
                long now = time.nanoTime();
                if (now - current.until() < 0) {
                    throw current.remembered(now);
                }
                RejectionState next = current.probe(now + LONGEST_PROBE.toNanos());
                current = state.compareAndSet(current, next) ? initialState = next : current();
            }
            initialState = current;
            if (over) {
                inconclusive();
            }
        }

        /** Ends the request: the platform accepted the app. */
        public void succeeded() {
            RejectionState current = current();
            boolean isRelevant = current.rejection() == null ? current.tokenRejected() : current == initialState;
            if (isRelevant) {
                state.compareAndSet(current, RejectionState.accepted());
            }
        }

        /** Ends the request with a failure, which may or may not show whether the app is accepted. */
        public void failed(FeedpinException failure) {
            if (failure instanceof CallRejectedException || failure instanceof FeedCardRejectedException) {
                succeeded();
            } else if (failure instanceof AppRejectedException rejection) {
                rejected(rejection);
            } else if (failure instanceof TokenRejectedException rejection && initialState.tokenRejected()) {
                rejected(new AppRejectedException(rejection.platformError().orElseThrow()));
            } else if (failure instanceof TokenRejectedException) {
                changeTo(initialState.probeOver(time.nanoTime(), true));
            } else {
                inconclusive();
            }
        }

        /** Ends the request without showing whether the app is accepted; a probe makes room for the next one. */
        public void inconclusive() {
            over = true;
            if (initialState.probing()) {
                changeTo(initialState.probeOver(time.nanoTime(), initialState.tokenRejected()));
            }
        }

        private void rejected(AppRejectedException rejection) {
            PlatformError error = rejection.platformError().orElseThrow();
            boolean known = initialState.isFor(error);
            int rejections = known ? initialState.rejections() + 1 : 1;
            Duration pause = rejection
                    .retryAfter()
                    .filter(requested -> requested.compareTo(PAUSES.longest()) < 0)
                    .orElseGet(() -> PAUSES.after(rejections));
            RejectionState opened = new RejectionState(
                    rejection, initialState.tokenRejected(), rejections, time.nanoTime() + pause.toNanos(), false);
            if (changeTo(opened) && !known) {
                listener.accept(error);
            }
        }

        /** Changes the state, unless it has changed since the request started; returns whether it did. */
        private boolean changeTo(RejectionState next) {
            return state.compareAndSet(initialState, next);
        }
    }

    /** Returns the remembered rejection; null while the app is accepted. */
    public @Nullable AppRejectedException rejection() {
        RejectionState current = current();
        return current.rejection() == null ? null : current.remembered(time.nanoTime());
    }

    private RejectionState current() {
        return Objects.requireNonNull(state.get());
    }
}
