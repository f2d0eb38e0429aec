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
 * accepted again; the others go on failing until it returns. A token that is rejected right after another one was
 * counts as a rejection of the app.
 *
 * <p>Only requests that began since tell whether a rejection still holds: the ones that were under way beside the
 * rejected one neither close the breaker nor lengthen the pause. Thread-safe.
 */
public final class RejectionBreaker {

    private static final Backoff PAUSES = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));

    /** How long a probe keeps its place, so that one which never returns does not keep the breaker open for ever. */
    private static final Duration LONGEST_PROBE = Duration.ofMinutes(1);

    private static final RejectionState NOT_BEGUN = RejectionState.accepted();

    private final TimeSource time;
    private final Consumer<PlatformError> listener;
    private final AtomicReference<RejectionState> state = new AtomicReference<>(RejectionState.accepted());

    /**
     * A breaker for one app.
     *
     * @param listener told of a rejection when it opens the breaker, and when its code is another one than before; must
     *     not throw
     */
    public RejectionBreaker(TimeSource time, Consumer<PlatformError> listener) {
        this.time = time;
        this.listener = listener;
    }

    /**
     * Begins a request, which must end with {@link Attempt#succeeded}, {@link Attempt#failed} or
     * {@link Attempt#abandoned}.
     *
     * @throws AppRejectedException the remembered rejection, while nothing may be sent
     */
    public Attempt attempt() {
        Attempt attempt = new Attempt();
        attempt.check();
        return attempt;
    }

    /** One request. */
    public final class Attempt {

        private volatile RejectionState began = NOT_BEGUN;
        private volatile boolean over;

        private Attempt() {}

        /**
         * Makes sure that it may still be sent, when it has waited for something since it began.
         *
         * @throws AppRejectedException the rejection that has been noted meanwhile
         */
        public void check() {
            RejectionState current = current();
            while (current.rejection() != null && current != began) {
                long now = time.nanoTime();
                if (now - current.until() < 0) {
                    throw current.remembered(now);
                }
                RejectionState probing = current.probe(now + LONGEST_PROBE.toNanos());
                current = state.compareAndSet(current, probing) ? began = probing : current();
            }
            began = current;
            if (over) {
                abandoned();
            }
        }

        /** The platform accepted the app. */
        public void succeeded() {
            RejectionState current = current();
            boolean mayTell = current.rejection() == null ? current.tokenRejected() : current == began;
            if (mayTell) {
                state.compareAndSet(current, RejectionState.accepted());
            }
        }

        /** It failed, which may be a rejection of the app, a proof that it is accepted, or say nothing of it. */
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

        /** It ended without telling anything of the app; a probe makes room for the next one. */
        public void abandoned() {
            over = true;
            if (began.probed()) {
                changeTo(began.probeOver(time.nanoTime(), began.tokenRejected()));
            }
        }

        private void rejected(AppRejectedException rejection) {
            PlatformError error = rejection.platformError().orElseThrow();
            boolean known = began.isFor(error);
            int rejections = known ? began.rejections() + 1 : 1;
            Duration pause = rejection
                    .retryAfter()
                    .filter(asked -> asked.compareTo(PAUSES.longest()) < 0)
                    .orElseGet(() -> PAUSES.after(rejections));
            RejectionState opened = new RejectionState(
                    error, began.tokenRejected(), rejections, time.nanoTime() + pause.toNanos(), false);
            if (changeTo(opened) && !known) {
                listener.accept(error);
            }
        }

        /** Whether nothing has changed since it began. */
        private boolean changeTo(RejectionState next) {
            return state.compareAndSet(began, next);
        }
    }

    /** The rejection that is remembered; null while the app is accepted. */
    public @Nullable AppRejectedException rejection() {
        RejectionState current = current();
        return current.rejection() == null ? null : current.remembered(time.nanoTime());
    }

    private RejectionState current() {
        return Objects.requireNonNull(state.get());
    }
}
