package io.github.feedpin;

import io.github.feedpin.batching.Batch;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.retry.RetryBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One run: what its batches share, and the way from ids to outcomes. Made anew for each subscription. */
final class Run {

    private final RunSetup setup;
    private final RunOptions options;
    private final boolean timeSensitive;
    private final RunListener listener;
    private final RetryBudget budget;
    private final Isolation isolation;
    private final Outage outage;
    private final Sinks.One<Halt> haltSignal = Sinks.one();
    private final Sinks.Empty<Halt> abandonment = Sinks.empty();
    private final AtomicReference<@Nullable Halt> halt = new AtomicReference<>();
    private volatile @Nullable Halt abandoned;
    private volatile boolean platformWorks;

    Run(RunSetup setup, RunOptions options, boolean timeSensitive, RunListener listener) {
        this.setup = setup;
        this.options = options;
        this.timeSensitive = timeSensitive;
        this.listener = listener;
        this.budget = new RetryBudget(setup.retry());
        this.isolation = new Isolation(setup.batching().isolationCalls(), () -> platformWorks);
        this.outage = new Outage(setup.retry(), setup.time(), () -> platformWorks);
    }

    /** What becomes of each of these users. */
    Flux<UserOutcome> outcomes(Collection<String> userIds) {
        return settleAll(Flux.fromIterable(userIds));
    }

    /** The same for a stream, which is not read on once the run is abandoned, since it may never end. */
    Flux<UserOutcome> outcomes(Publisher<String> userIds) {
        return settleAll(Flux.from(userIds).takeUntilOther(abandonment.asMono()));
    }

    private Flux<UserOutcome> settleAll(Flux<String> userIds) {
        Disposable watches = Disposables.composite(watchStop(), watchDeadline());
        return setup.planner()
                .batches(userIds)
                .flatMapDelayError(this::settle, setup.batching().callsInFlight(), 1)
                .flatMapIterable(outcomes -> outcomes, 1)
                .doOnNext(listener::settled)
                .doFinally(signal -> watches.dispose());
    }

    private Disposable watchStop() {
        return Mono.from(options.stop())
                .materialize()
                .subscribe(signal -> halt(new Halt(NotSentReason.CANCELLED, "The run was stopped", null)));
    }

    private Disposable watchDeadline() {
        @Nullable Duration deadline = options.deadline();
        if (deadline == null) {
            return Disposables.disposed();
        }
        String message = "The run's deadline of " + deadline.toMillis() + " ms passed";
        Halt reason = new Halt(NotSentReason.DEADLINE, message, null);
        return setup.time().schedule(() -> abandon(reason), deadline.toNanos());
    }

    private Mono<List<UserOutcome>> settle(Batch batch) {
        if (batch.userIds().isEmpty()) {
            return Mono.just(List.copyOf(batch.invalid()));
        }
        Mono<List<UserOutcome>> settled =
                Settlement.of(this, new TimeSensitiveRequest(timeSensitive, options.userIdType(), batch.userIds()));
        return batch.invalid().isEmpty() ? settled : settled.map(outcomes -> joined(batch, outcomes));
    }

    private static List<UserOutcome> joined(Batch batch, List<UserOutcome> outcomes) {
        List<UserOutcome> all = new ArrayList<>(batch.invalid());
        all.addAll(outcomes);
        return all;
    }

    /**
     * One call; empty when the run is halted before it passes the gate, or abandoned after that.
     *
     * @param first whether it goes to the head of the queue for a permit
     * @param repeated whether it repeats one that failed for the moment
     */
    Mono<TimeSensitiveResponse> send(TimeSensitiveRequest request, boolean first, boolean repeated, Gate gate) {
        if (halt.get() != null) {
            return Mono.empty();
        }
        int users = request.userIds().size();
        return setup.sender()
                .send(request, first, gate)
                .doOnNext(response -> listener.callEnded(users, repeated))
                .doOnError(failure -> {
                    if (gate.hasPassed() && !(failure instanceof UnreachableException)) {
                        listener.callEnded(users, repeated);
                    }
                })
                .takeUntilOther(
                        haltSignal.asMono().flatMap(halted -> gate.shut() ? Mono.just(halted) : abandonment.asMono()));
    }

    /** A gate for one call. */
    Gate gate() {
        return new Gate(budget::callSent);
    }

    /** What has become of a call that was in flight when the run was abandoned. */
    NoAnswerException abandoned(TimeSensitiveRequest request, boolean repeated) {
        listener.callEnded(request.userIds().size(), repeated);
        return Objects.requireNonNull(abandoned).noAnswer();
    }

    /** Sends nothing more; the calls in flight finish. The first reason counts. */
    void halt(Halt reason) {
        if (halt.compareAndSet(null, reason)) {
            haltSignal.tryEmitValue(reason);
        }
    }

    /** The same, and waits for nothing more: the calls in flight are abandoned. */
    void abandon(Halt reason) {
        abandoned = reason;
        halt(reason);
        abandonment.tryEmitEmpty();
    }

    /** Notes that a call succeeded, so that later failures do not speak against the platform as a whole. */
    void platformWorks() {
        platformWorks = true;
    }

    /** Notes that a call failed for good. When none has ever succeeded, there is no use in trying the others. */
    void gaveUp(FeedpinException failure) {
        if (!platformWorks) {
            halt(Halt.because(failure));
        }
    }

    boolean mayRetry(int attemptsMade) {
        return attemptsMade < setup.retry().maxAttempts() && halt.get() == null && budget.take();
    }

    /** Waits before a retry, but not beyond a halt. */
    Mono<Void> pauseBeforeRetry(FeedpinException failure, int attemptsMade) {
        Duration wait = setup.retry().waitAfter(failure, attemptsMade, ThreadLocalRandom.current()::nextDouble);
        listener.retrying(failure, wait);
        return setup.time().delay(wait).takeUntilOther(haltSignal.asMono());
    }

    void rateLimited(RateLimitedException refusal) {
        listener.rateLimited(refusal);
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
        Halt reason = Objects.requireNonNull(halt.get());
        return userIds.stream()
                .<UserOutcome>map(id -> earlier == null ? reason.notSent(id) : new Unknown(id, earlier))
                .toList();
    }
}
