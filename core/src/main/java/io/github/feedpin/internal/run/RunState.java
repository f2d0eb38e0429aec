package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.internal.call.CallPayload;
import io.github.feedpin.internal.call.SendGate;
import io.github.feedpin.internal.retry.Patience;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.quota.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What the settlements of one run share: whether it goes on, how many retries are left, whether the platform works.
 * Thread-safe.
 */
public final class RunState {

    /**
     * How many calls are rejected for the rate limit, beyond those that were under way together, until there is no use
     * in going on.
     */
    private static final int MOST_REFUSALS = 20;

    private final RunSetup setup;
    private final RunListener listener;
    private final Priority priority;
    private volatile RetryBudget budget;
    private volatile Bisection isolation;
    private final CircuitBreaker outage;
    private final RunningCalls calls;
    private final Sinks.One<StopReason> haltSignal = Sinks.one();
    private final Sinks.Empty<Void> abandonment = Sinks.empty();
    private final AtomicReference<@Nullable StopReason> halt = new AtomicReference<>();
    /** Rejections for the rate limit since the last success. */
    private final AtomicInteger rejections = new AtomicInteger();

    private volatile @Nullable StopReason abandoned;
    private volatile boolean platformWorks;
    private volatile boolean cancelled;

    /** @param priority where its calls wait for a permit */
    public RunState(RunSetup setup, RunListener listener, Priority priority) {
        this.setup = setup;
        this.listener = listener;
        this.priority = priority;
        this.budget = newBudget();
        this.isolation = newIsolation();
        this.calls = new RunningCalls(listener);
        this.outage = new CircuitBreaker(setup.retry(), setup.time(), () -> platformWorks);
    }

    /**
     * One call: what {@code ending} makes of its response, or of there being none, since the run is halted before it
     * passes the gate, or abandoned after that, or there is nothing to send.
     *
     * @param resumed whether its turn was already, so that it goes to the head of the queue for a permit
     * @param repeated whether it repeats one that failed for the moment
     */
    <R> Mono<R> send(SendGate gate, boolean resumed, boolean repeated, RunningCall.Ending<R> ending) {
        return halt.get() == null
                ? calls.running(setup.sender().send(gate, resumed ? Priority.RETRY : priority), gate, repeated, ending)
                : Mono.fromSupplier(() -> ending.unanswered(gate));
    }

    /**
     * Lets nothing more through, since the run is being cancelled: one call after the other, which makes room for
     * others.
     */
    void cancel() {
        cancelled = true;
    }

    /** A gate for one call. */
    SendGate gate(CallPayload load) {
        return new SendGate(load, () -> halt.get() == null && !cancelled, budget::callSent);
    }

    /** What has become of a call that was in flight when the run was abandoned. */
    NoResponseException abandoned(SendGate gate, boolean repeated) {
        NoResponseException failure = Objects.requireNonNull(abandoned).noResponse();
        listener.onCallEnded(CallResult.failed(gate.users(), repeated, failure));
        return failure;
    }

    /**
     * Stops because the platform asks to wait for longer than a run does; gives what users end with who were not sent.
     */
    StopReason stopUntil(FeedpinException failure) {
        Duration wait = Patience.bounded(failure.retryAfter().orElse(Duration.ZERO));
        StopReason reason = StopReason.until(setup.time().instantAfter(wait), failure);
        halt(reason);
        return reason;
    }

    /** Why nothing more is sent; empty as long as the run goes on. */
    public Mono<StopReason> halted() {
        return haltSignal.asMono();
    }

    /** Why nothing more is sent; null as long as the run goes on. */
    @Nullable
    StopReason halt() {
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
    void halt(StopReason reason) {
        if (halt.compareAndSet(null, reason)) {
            setup.time().handOver(() -> {
                haltSignal.tryEmitValue(reason);
                calls.halt();
            });
        }
    }

    /** The same, and waits for nothing more: the calls in flight are abandoned. */
    void abandon(StopReason reason) {
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
        if (rejections.get() != 0) {
            rejections.set(0);
        }
    }

    /** Notes that a call failed for good. When none has ever succeeded, there is no use in trying the others. */
    void gaveUp(FeedpinException failure) {
        if (!platformWorks) {
            halt(StopReason.because(failure));
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
        listener.onRetry(failure, wait);
        return setup.time().delay(wait).takeUntilOther(haltSignal.asMono());
    }

    /** Notes a rejection for the rate limit; stops the run when there have been too many since the last success. */
    void rateLimited(RateLimitedException rejection) {
        listener.onRateLimited(rejection);
        if (rejections.incrementAndGet() > setup.concurrency().maxConcurrentCalls() + MOST_REFUSALS) {
            halt(StopReason.because(rejection));
        }
    }

    /** Grants anew what may be spent on retries and on isolation, for a run that has no end. */
    public void renewAllowances() {
        budget = newBudget();
        isolation = newIsolation();
    }

    private RetryBudget newBudget() {
        return new RetryBudget(setup.retry());
    }

    private Bisection newIsolation() {
        return new Bisection(setup.retry().bisectionBudget(), () -> platformWorks);
    }

    Bisection isolation() {
        return isolation;
    }

    CircuitBreaker outage() {
        return outage;
    }

    /** Whether a call must stand in line because of an outage; not beyond a halt. */
    boolean isHeldUp() {
        return outage.isOn() && halt.get() == null;
    }

    /**
     * True when it is this call's turn to try; false when nothing holds it up any more, for instance because of a halt.
     */
    Mono<Boolean> turn() {
        return outage.turn().takeUntilOther(haltSignal.asMono()).defaultIfEmpty(false);
    }

    /** Waits before a call tries whether an outage is over. */
    Mono<Void> pauseBeforeTry() {
        @Nullable FeedpinException failure = outage.lastFailure();
        return failure == null ? Mono.empty() : pauseBeforeRetry(failure, outage.tries());
    }

    /**
     * What users end with whose call the halt has prevented, when an earlier attempt may have reached the platform, or
     * not.
     */
    List<UserOutcome> haltedOutcomes(List<String> userIds, @Nullable FeedpinException earlier) {
        return Objects.requireNonNull(halt.get()).outcomes(userIds, earlier);
    }
}
