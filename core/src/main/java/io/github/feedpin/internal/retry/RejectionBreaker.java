package io.github.feedpin.internal.retry;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.CallRejectedException;
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
     * Starts a request, which must end with {@link Call#succeeded}, {@link Call#failed} or {@link Call#abandoned}.
     *
     * @throws AppRejectedException the remembered rejection, while the breaker is open
     */
    public Call startCall() {
        Call call = new Call();
        call.check();
        return call;
    }

    /** One request. */
    public final class Call {

        private volatile RejectionState began = NOT_BEGUN;
        private volatile boolean over;

        private Call() {}

        /**
         * Checks whether the request may still be sent, after it has waited.
         *
         * @throws AppRejectedException the rejection that opened the breaker meanwhile
         */
        public void check() {
            RejectionState current = current();
            while (current.rejection() != null && current != began) {
                long now = time.nanoTime();
                if (now - current.until() < 0) {
                    throw current.remembered(now);
                }
                RejectionState next = current.probe(now + LONGEST_PROBE.toNanos());
                current = state.compareAndSet(current, next) ? began = next : current();
            }
            began = current;
            if (over) {
                abandoned();
            }
        }

        /** Ends the request: the platform accepted the app. */
        public void succeeded() {
            RejectionState current = current();
            boolean isRelevant = current.rejection() == null ? current.tokenRejected() : current == began;
            if (isRelevant) {
                state.compareAndSet(current, RejectionState.accepted());
            }
        }

        /** Ends the request with a failure, which may or may not show whether the app is accepted. */
        public void failed(FeedpinException failure) {
            if (failure instanceof CallRejectedException) {
                succeeded();
            } else if (failure instanceof AppRejectedException rejection) {
                rejected(rejection);
            } else if (failure instanceof TokenRejectedException rejection && began.tokenRejected()) {
                rejected(new AppRejectedException(rejection.platformError().orElseThrow()));
            } else if (failure instanceof TokenRejectedException) {
                changeTo(began.probeOver(time.nanoTime(), true));
            } else {
                abandoned();
            }
        }

        /** Ends the request without showing whether the app is accepted; a probe makes room for the next one. */
        public void abandoned() {
            over = true;
            if (began.probing()) {
                changeTo(began.probeOver(time.nanoTime(), began.tokenRejected()));
            }
        }

        private void rejected(AppRejectedException rejection) {
            PlatformError error = rejection.platformError().orElseThrow();
            boolean known = began.isFor(error);
            int rejections = known ? began.rejections() + 1 : 1;
            Duration pause = rejection
                    .retryAfter()
                    .filter(requested -> requested.compareTo(PAUSES.longest()) < 0)
                    .orElseGet(() -> PAUSES.after(rejections));
            RejectionState opened = new RejectionState(
                    rejection, began.tokenRejected(), rejections, time.nanoTime() + pause.toNanos(), false);
            if (changeTo(opened) && !known) {
                listener.accept(error);
            }
        }

        /** Changes the state, unless it has changed since the request started; returns whether it did. */
        private boolean changeTo(RejectionState next) {
            return state.compareAndSet(began, next);
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
