package io.github.feedpin.internal.run;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.internal.call.CallBegin;
import io.github.feedpin.internal.call.CallPayload;
import io.github.feedpin.internal.call.CallRecorder;
import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.call.CallTarget;
import io.github.feedpin.internal.call.OutcomeMapper;
import io.github.feedpin.internal.call.RecordedCall;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.SendGate;
import io.github.feedpin.quota.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Executes one batch: repeats attempts, as {@link FailureDecision} decides, until each user has an outcome. One
 * instance per batch and per half of a bisected batch.
 */
public final class BatchExecution {

    private final RunContext context;
    private final CallPayload payload;
    private final boolean bisected;
    private Attempt attempt = Attempt.FIRST;
    private boolean probing;
    /**
     * The last failure after which the platform may have processed the call; null while all users are certainly
     * unchanged.
     */
    private @Nullable FeedpinException lastAmbiguousFailure;

    private @Nullable List<UserOutcome> outcomes;

    private BatchExecution(
            RunContext context,
            CallPayload payload,
            boolean bisected,
            @Nullable FeedpinException lastAmbiguousFailure) {
        this.context = context;
        this.payload = payload;
        this.bisected = bisected;
        this.lastAmbiguousFailure = lastAmbiguousFailure;
    }

    /** Emits the outcomes of all users of the payload; never fails, and never completes empty. */
    public static Mono<List<UserOutcome>> of(RunContext context, CallPayload payload) {
        return Mono.defer(() -> new BatchExecution(context, payload, false, null).execute());
    }

    private Mono<List<UserOutcome>> execute() {
        return Mono.defer(this::attempt)
                .onErrorResume(this::onUnexpectedError)
                .repeat(() -> outcomes == null)
                .then(Mono.fromSupplier(() -> Objects.requireNonNull(outcomes)));
    }

    /** Completes when the outcomes are known, or when the next attempt is due. */
    private Mono<Void> attempt() {
        return context.health().isCircuitOpen() ? awaitProbe().then(Mono.defer(this::call)) : call();
    }

    /** Waits until this call may probe whether the platform is back, or until the circuit is closed. */
    private Mono<Void> awaitProbe() {
        CircuitBreaker breaker = context.health().breaker();
        return untilStopped(breaker.acquireProbe()).flatMap(granted -> {
            probing = granted;
            @Nullable FeedpinException failure = breaker.lastFailure();
            return granted && failure != null ? backoff(failure, breaker.failedProbes()) : Mono.empty();
        });
    }

    private Mono<Void> call() {
        if (context.stopSignal().isStopped()) {
            completeAsNotSent();
            return Mono.empty();
        }
        SendGate gate = new SendGate();
        Priority priority = attempt.immediate() ? Priority.RETRY : context.priority();
        return send(gate, priority)
                .takeUntilOther(context.stopSignal().whenCallMustEnd(gate))
                .materialize()
                .flatMap(end -> onTermination(gate, end));
    }

    private Mono<TimeSensitiveResponse> send(SendGate gate, Priority priority) {
        CallSender sender = context.components().sender();
        @Nullable CallRecorder recorder = payload.recorder();
        return recorder == null
                ? sender.send(() -> passGate(gate) ? payload.chooseRequest() : null, priority)
                : sender.sendRecorded(() -> begin(recorder, sender.target(), gate), priority);
    }

    /** Records the call before it passes the gate, which may take a while. */
    private Mono<CallBegin> begin(CallRecorder recorder, CallTarget target, SendGate gate) {
        @Nullable TimeSensitiveRequest request = context.stopSignal().isStopped() ? null : payload.chooseRequest();
        return request == null
                ? Mono.empty()
                : recorder.begin(target, request)
                        .flatMap(begun -> !(begun instanceof RecordedCall call) || passGate(gate)
                                ? Mono.just(begun)
                                : call.notSent().then(Mono.empty()));
    }

    private boolean passGate(SendGate gate) {
        if (context.stopSignal().isStopped() || !gate.pass()) {
            return false;
        }
        if (payload.chooseRequest() != null) {
            context.health().recordSent();
        }
        return true;
    }

    private Mono<Void> onTermination(SendGate gate, Signal<TimeSensitiveResponse> end) {
        try {
            boolean sent = gate.hasPassed() && !payload.chooseUsers().isEmpty();
            @Nullable TimeSensitiveResponse response = end.get();
            if (response != null) {
                return onSuccess(response);
            }
            @Nullable Throwable failure = end.getThrowable();
            if (failure instanceof FeedpinException known) {
                return onFailure(known, sent);
            }
            if (failure != null) {
                return onUnexpectedError(failure);
            }
            return sent
                    ? onFailure(context.stopSignal().abandonReason().abandonedCall(endpoint()), true)
                    : completeAsNotSent();
        } catch (Throwable thrown) {
            return onUnexpectedError(thrown);
        }
    }

    private Mono<Void> onSuccess(TimeSensitiveResponse response) {
        List<String> users = payload.chooseUsers();
        context.listener().onCallEnded(CallResult.succeeded(users.size(), attempt.retry(), response.logId()));
        context.health().recordSuccess();
        return complete(OutcomeMapper.of(endpoint(), users, response));
    }

    private PlatformEndpoint endpoint() {
        return context.components().sender().target().endpoint();
    }

    private Mono<Void> onFailure(FeedpinException failure, boolean sent) {
        if (sent && Attempt.mayHaveBeenSent(failure)) {
            context.listener()
                    .onCallEnded(CallResult.failed(payload.chooseUsers().size(), attempt.retry(), failure));
        }
        if (failure instanceof RateLimitedException rejection) {
            context.listener().onRateLimited(rejection);
        }
        lastAmbiguousFailure = failure.mayHaveActed() ? failure : lastAmbiguousFailure;
        RunHealth.Snapshot health = context.health().recordFailure(failure, attempt, probing);
        FailureDecision decision = FailureDecision.of(failure, payload.chosenCount(), attempt, health);
        probing = false;
        attempt = attempt.next(failure, health.attemptCounted());
        return switch (decision) {
            case COMPLETE -> complete(failure);
            case RESEND_NOW, RETRY_ON_PROBE -> Mono.empty();
            case RETRY_AFTER_BACKOFF -> backoff(failure, attempt.failures());
            case BISECT -> bisect(failure);
            case STOP -> stop(failure);
        };
    }

    private Mono<Void> backoff(FeedpinException failure, int failures) {
        Duration wait = context.components()
                .retry()
                .waitAfter(failure, failures, context.components().jitter());
        context.listener().onRetry(failure, wait);
        return untilStopped(context.components().time().delay(wait));
    }

    private <T> Mono<T> untilStopped(Mono<T> wait) {
        return wait.takeUntilOther(context.stopSignal().whenStopped());
    }

    private Mono<Void> bisect(FeedpinException failure) {
        Bisection bisection = context.health().bisection();
        return bisection
                .mayBisect(bisected)
                .flatMap(may -> may ? executeHalves() : complete(failure))
                .then(Mono.fromRunnable(() -> {
                    if (!bisected) {
                        bisection.completed(Objects.requireNonNull(outcomes));
                    }
                }));
    }

    private Mono<Void> executeHalves() {
        return Flux.fromIterable(payload.halves())
                .concatMap(half -> new BatchExecution(context, half, true, lastAmbiguousFailure).execute(), 0)
                .<List<UserOutcome>>collect(ArrayList::new, List::addAll)
                .flatMap(this::complete);
    }

    private Mono<Void> stop(FeedpinException failure) {
        StopReason reason = StopReason.of(failure, context.components().time());
        context.stopSignal().stop(reason);
        return complete(reason.outcomes(payload.chooseUsers(), lastAmbiguousFailure));
    }

    /** Completes the users of a call that was not sent because the run was stopped, or that has no users any more. */
    private Mono<Void> completeAsNotSent() {
        releaseProbe();
        List<String> users = payload.chooseUsers();
        return complete(
                users.isEmpty()
                        ? List.of()
                        : Objects.requireNonNull(context.stopSignal().reason()).outcomes(users, lastAmbiguousFailure));
    }

    /** Completes the users after an unexpected error, which only application code should cause. */
    private Mono<Void> onUnexpectedError(Throwable error) {
        String message = "The call could not be completed: " + error.getClass().getName();
        lastAmbiguousFailure = new NoResponseException(message, error);
        releaseProbe();
        return complete(lastAmbiguousFailure);
    }

    private void releaseProbe() {
        if (probing) {
            probing = false;
            context.health().breaker().releaseProbe();
        }
    }

    private Mono<Void> complete(FeedpinException failure) {
        return complete(OutcomeMapper.ofFailure(payload.chooseUsers(), failure, lastAmbiguousFailure));
    }

    private Mono<Void> complete(List<UserOutcome> all) {
        outcomes = all;
        return Mono.empty();
    }
}
