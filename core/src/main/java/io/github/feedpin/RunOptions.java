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
 * Options of runs. The type of user ids and the release also apply to single requests, and the release to
 * {@link FeedpinClient#send}. Immutable; each {@code with…} method returns a changed copy.
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

    /** {@return options for open ids, without listener, stop signal, deadline or release} */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** {@return the type of all user ids} */
    public UserIdType userIdType() {
        return userIdType;
    }

    /** {@return the listener for the events of the run; one that ignores them by default} */
    public RunListener listener() {
        return listener;
    }

    /** {@return the stop signal; one that never signals by default} */
    public Publisher<?> stop() {
        return stop;
    }

    /** {@return how long a stopped run waits for calls in flight; null if it waits for as long as they take} */
    public @Nullable Duration stopGrace() {
        return stopGrace;
    }

    /** {@return how long the run may take, from its subscription; null for as long as it takes} */
    public @Nullable Duration deadline() {
        return deadline;
    }

    /** {@return when pins end; never by default} */
    public PinRelease release() {
        return release;
    }

    /**
     * {@return a copy for ids of another type}
     *
     * @param type the type of all ids; a store app cannot use {@link UserIdType#USER_ID}
     */
    public RunOptions withUserIdType(UserIdType type) {
        return new RunOptions(type, listener, stop, stopGrace, deadline, release);
    }

    /**
     * {@return a copy with another listener}
     *
     * @param other called for each run, in addition to the listeners of the client; replaces the listener of these
     *     options
     */
    public RunOptions withListener(RunListener other) {
        return new RunOptions(userIdType, other, stop, stopGrace, deadline, release);
    }

    /**
     * {@return a copy that is stopped by the first signal of {@code signal}, other than a subscription} The run waits
     * for calls in flight, all other users end as not sent, and the run ends with its report. The signal is subscribed
     * to for each run, and cancelled at its end.
     *
     * @param signal a value, completion or error stops the run; {@link Mono#never()} for a run that is not stopped
     */
    public RunOptions withStop(Publisher<?> signal) {
        return new RunOptions(userIdType, listener, signal, null, deadline, release);
    }

    /**
     * {@return a copy that is stopped like one of {@link #withStop(Publisher)}, but abandons calls in flight
     * {@code grace} after the signal} Their users end as unknown, and a stream of ids is cancelled.
     *
     * @param signal see {@link #withStop(Publisher)}
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
     * {@return a copy with this deadline, counted from the subscription} At the deadline the run ends with its report:
     * calls in flight are abandoned and their users end as unknown, all other users as not sent.
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
     * {@return a copy whose pins end {@code duration} after their call is sent} They are released by the
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
     * {@return a copy whose pins end at {@code instant}, by the clock of the pin store; otherwise like
     * {@link #withRelease}} If the instant is in the past, users are released right after they were pinned.
     *
     * @param instant in the years 1 to 9999; null if pins do not end by themselves
     * @throws IllegalArgumentException if the instant is out of range
     */
    public RunOptions withReleaseAt(@Nullable Instant instant) {
        return with(instant == null ? PinRelease.never() : PinRelease.at(instant));
    }

    private RunOptions with(PinRelease other) {
        return new RunOptions(userIdType, listener, stop, stopGrace, deadline, other);
    }
}
