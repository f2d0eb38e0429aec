package io.github.feedpin;

import io.github.feedpin.internal.run.CompositeRunListener;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.pin.PinRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Options of a run, and of single requests as far as they say so. Immutable; each {@code with…} method returns a
 * changed copy.
 */
public final class RunOptions {

    private static final Duration MAX_DURATION = Duration.ofDays(365);
    private static final RunOptions DEFAULTS =
            new RunOptions(UserIdType.OPEN_ID, CompositeRunListener.NONE, Mono.never(), null, null, PinRelease.never());

    private final UserIdType userIdType;
    private final RunListener listener;
    private final Publisher<?> stop;
    private final @Nullable Duration stopGrace;
    private final @Nullable Duration deadline;
    private final PinRelease release;

    private RunOptions(
            UserIdType userIdType,
            RunListener listener,
            Publisher<?> stop,
            @Nullable Duration stopGrace,
            @Nullable Duration deadline,
            PinRelease release) {
        this.userIdType = Objects.requireNonNull(userIdType, "userIdType");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.stop = Objects.requireNonNull(stop, "stop");
        this.stopGrace = stopGrace;
        this.deadline = deadline;
        this.release = release;
    }

    /** Returns options for open ids, without listener, stop signal, deadline or release. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** Returns the type of all user ids. */
    public UserIdType userIdType() {
        return userIdType;
    }

    /** Returns the listener for the events of the run. */
    public RunListener listener() {
        return listener;
    }

    /** Returns the stop signal. */
    public Publisher<?> stop() {
        return stop;
    }

    /** Returns how long a stopped run waits for calls in flight; null for as long as they take. */
    public @Nullable Duration stopGrace() {
        return stopGrace;
    }

    /** Returns how long the run may take; null for as long as it takes. */
    public @Nullable Duration deadline() {
        return deadline;
    }

    /** Returns when the users that are pinned are released. */
    public PinRelease release() {
        return release;
    }

    /** Returns a copy for ids of this type. */
    public RunOptions withUserIdType(UserIdType type) {
        return new RunOptions(type, listener, stop, stopGrace, deadline, release);
    }

    /** Returns a copy with this listener. */
    public RunOptions withListener(RunListener other) {
        return new RunOptions(userIdType, other, stop, stopGrace, deadline, release);
    }

    /**
     * Returns a copy that is stopped by the first signal of {@code signal}, other than a subscription: the run waits
     * for calls in flight, all other users end as not sent, and the run ends with its report. The signal is subscribed
     * to for each run, and cancelled at its end.
     */
    public RunOptions withStop(Publisher<?> signal) {
        return new RunOptions(userIdType, listener, signal, null, deadline, release);
    }

    /**
     * Returns a copy that is stopped by {@code signal} like {@link #withStop(Publisher)}, but calls in flight are
     * abandoned {@code grace} after it: their users end as unknown, and a stream of ids is cancelled.
     *
     * @param grace not negative, at most 365 days; zero abandons calls in flight at once
     * @throws IllegalArgumentException if the grace is out of range
     */
    public RunOptions withStop(Publisher<?> signal, Duration grace) {
        if (grace.isNegative() || grace.compareTo(MAX_DURATION) > 0) {
            throw new IllegalArgumentException("grace must be from 0 to 365 days, but is " + grace);
        }
        return new RunOptions(userIdType, listener, signal, grace, deadline, release);
    }

    /**
     * Returns a copy with this deadline, counted from the subscription. Then the run ends with its report: calls in
     * flight are abandoned and their users end as unknown, all other users as not sent.
     *
     * @param duration positive, at most 365 days; null for none
     * @throws IllegalArgumentException if the deadline is out of range
     */
    public RunOptions withDeadline(@Nullable Duration duration) {
        boolean inRange = duration == null
                || !duration.isZero() && !duration.isNegative() && duration.compareTo(MAX_DURATION) <= 0;
        if (!inRange) {
            throw new IllegalArgumentException("deadline must be positive and at most 365 days, but is " + duration);
        }
        return new RunOptions(userIdType, listener, stop, stopGrace, duration, release);
    }

    /**
     * Returns a copy whose pins end {@code duration} after their call is sent. They are released by the
     * {@linkplain FeedpinClient#releaser() releaser} of any process that uses the same
     * {@linkplain FeedpinClientBuilder#pinStore pin store}, which the client must have. A newer pin of the same user
     * replaces the release; unpinning the user ends it. Applies to runs, to single requests and to
     * {@link FeedpinClient#send}.
     *
     * @param duration positive, at most 365 days; null if pins do not end by themselves
     * @throws IllegalArgumentException if the duration is out of range
     */
    public RunOptions withRelease(@Nullable Duration duration) {
        return with(duration == null ? PinRelease.never() : PinRelease.after(duration));
    }

    /**
     * Returns a copy whose pins end at {@code instant}, by the clock of the pin store; otherwise like
     * {@link #withRelease}. If the instant is in the past, users are released right after they were pinned.
     *
     * @param instant null if pins do not end by themselves
     */
    public RunOptions withReleaseAt(@Nullable Instant instant) {
        return with(instant == null ? PinRelease.never() : PinRelease.at(instant));
    }

    private RunOptions with(PinRelease other) {
        return new RunOptions(userIdType, listener, stop, stopGrace, deadline, other);
    }
}
