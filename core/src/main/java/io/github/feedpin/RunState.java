package io.github.feedpin;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.internal.Patience;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.quota.Lane;
import io.github.feedpin.retry.RetryBudget;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What the settlements of one run share: whether it goes on, how many retries are left, whether the platform works. Thread-safe.
 */
final class RunState {

    /** How many calls are refused for the rate limit, beyond those that were under way together, until there is no use in going on. */
    private static final int MOST_REFUSALS = 20;

    private final RunSetup setup;
    private final RunListener listener;
    private final Lane lane;
    private volatile RetryBudget budget;
    private volatile Isolation isolation;
    private final Outage outage;
    private final RunningCalls calls;
    private final Sinks.One<Halt> haltSignal = Sinks.one();
    private final Sinks.Empty<Void> abandonment = Sinks.empty();
    private final AtomicReference<@Nullable Halt> halt = new AtomicReference<>();
    /** Refusals for the rate limit since the last success. */
    private final AtomicInteger refusals = new AtomicInteger();

    private volatile @Nullable Halt abandoned;
    private volatile boolean platformWorks;
    private volatile boolean cancelled;

    /** @param lane where its calls wait for a permit */
    RunState(RunSetup setup, RunListener listener, Lane lane) {
        this.setup = setup;
        this.listener = listener;
        this.lane = lane;
        this.budget = newBudget();
        this.isolation = newIsolation();
        this.calls = new RunningCalls(listener);
        this.outage = new Outage(setup.retry(), setup.time(), () -> platformWorks);
    }

    /**
     * One call: what {@code ending} makes of its answer, or of there being none, since the run is halted before it passes the gate, or abandoned after
     * that, or there is nothing to send.
     *
     * @param resumed whether its turn was already, so that it goes to the head of the queue for a permit
     * @param repeated whether it repeats one that failed for the moment
     */
    <R> Mono<R> send(Gate gate, boolean resumed, boolean repeated, RunningCall.Ending<R> ending) {
        return halt.get() == null
                ? calls.running(setup.sender().send(gate, resumed ? Lane.RESUMED : lane), gate, repeated, ending)
                : Mono.fromSupplier(() -> ending.unanswered(gate));
    }

    /** Lets nothing more through, since the run is being cancelled: one call after the other, which makes room for others. */
    void cancel() {
        cancelled = true;
    }

    /** A gate for one call. */
    Gate gate(Load load) {
        return new Gate(load, () -> halt.get() == null && !cancelled, budget::callSent);
    }

    /** What has become of a call that was in flight when the run was abandoned. */
    NoAnswerException abandoned(Gate gate, boolean repeated) {
        listener.callEnded(gate.users(), repeated);
        return Objects.requireNonNull(abandoned).noAnswer();
    }

    /**
     * Stops because the platform asks to wait for longer than a run does; gives what users end with who were not sent.
     */
    Halt stopUntil(FeedpinException failure) {
        Duration wait = Patience.bounded(failure.retryAfter().orElse(Duration.ZERO));
        Halt reason = Halt.until(setup.time().instantAfter(wait), failure);
        halt(reason);
        return reason;
    }

    /** Why nothing more is sent; empty as long as the run goes on. */
    Mono<Halt> halted() {
        return haltSignal.asMono();
    }

    /** Why nothing more is sent; null as long as the run goes on. */
    @Nullable
    Halt halt() {
        return halt.get();
    }

    /** Completes when nothing is waited for any more; never, as long as the run goes on. */
    Mono<Void> abandonment() {
        return abandonment.asMono();
    }

    /**
     * Sends nothing more; the calls in flight finish. The first reason counts. Those that wait are told on the workers:
     * code of the application that takes its time holds up neither a timer nor the runs that stop at the same moment.
     */
    void halt(Halt reason) {
        if (halt.compareAndSet(null, reason)) {
            setup.time().handOver(() -> {
                haltSignal.tryEmitValue(reason);
                calls.halt();
            });
        }
    }

    /** The same, and waits for nothing more: the calls in flight are abandoned. */
    void abandon(Halt reason) {
        abandoned = reason;
        halt(reason);
        setup.time().handOver(() -> {
            abandonment.tryEmitEmpty();
            calls.abandon();
        });
    }

    /** Notes that a call succeeded, so that later failures do not speak against the platform as a whole. */
    void platformWorks() {
        platformWorks = true;
        if (refusals.get() != 0) {
            refusals.set(0);
        }
    }

    /** Notes that a call failed for good. When none has ever succeeded, there is no use in trying the others. */
    void gaveUp(FeedpinException failure) {
        if (!platformWorks) {
            halt(Halt.because(failure));
        }
    }

    /**
     * The call, which waits while a contradicting one may still be carried out for a user of its own, but not beyond a
     * halt.
     */
    <R> Mono<R> afterLateRequests(TimeSensitiveRequest request, Mono<R> call) {
        long wait = setup.sender().late().waitNanos(request);
        return wait == 0
                ? call
                : setup.time()
                        .delay(Duration.ofNanos(wait))
                        .takeUntilOther(haltSignal.asMono())
                        .then(call);
    }

    boolean mayRetry(int attemptsMade) {
        return attemptsMade < setup.retry().maxAttempts() && halt.get() == null && budget.take();
    }

    /** Waits before a retry, but not beyond a halt. */
    Mono<Void> pauseBeforeRetry(FeedpinException failure, int attemptsMade) {
        Duration wait = setup.retry().waitAfter(failure, attemptsMade, setup.jitter());
        listener.retrying(failure, wait);
        return setup.time().delay(wait).takeUntilOther(haltSignal.asMono());
    }

    /** Notes a refusal for the rate limit; stops the run when there have been too many since the last success. */
    void rateLimited(RateLimitedException refusal) {
        listener.rateLimited(refusal);
        if (refusals.incrementAndGet() > setup.batching().callsInFlight() + MOST_REFUSALS) {
            halt(Halt.because(refusal));
        }
    }

    /** Grants anew what may be spent on retries and on isolation, for a run that has no end. */
    void renewAllowances() {
        budget = newBudget();
        isolation = newIsolation();
    }

    private RetryBudget newBudget() {
        return new RetryBudget(setup.retry());
    }

    private Isolation newIsolation() {
        return new Isolation(setup.batching().isolationCalls(), () -> platformWorks);
    }

    Isolation isolation() {
        return isolation;
    }

    Outage outage() {
        return outage;
    }

    /** Whether a call must stand in line because of an outage; not beyond a halt. */
    boolean isHeldUp() {
        return outage.isOn() && halt.get() == null;
    }

    /** True when it is this call's turn to try; false when nothing holds it up any more, for instance because of a halt. */
    Mono<Boolean> turn() {
        return outage.turn().takeUntilOther(haltSignal.asMono()).defaultIfEmpty(false);
    }

    /** Waits before a call tries whether an outage is over. */
    Mono<Void> pauseBeforeTry() {
        @Nullable FeedpinException failure = outage.lastFailure();
        return failure == null ? Mono.empty() : pauseBeforeRetry(failure, outage.tries());
    }

    /** What users end with whose call the halt has prevented, when an earlier attempt may have reached the platform, or not. */
    List<UserOutcome> haltedOutcomes(List<String> userIds, @Nullable FeedpinException earlier) {
        return Objects.requireNonNull(halt.get()).outcomes(userIds, earlier);
    }
}
