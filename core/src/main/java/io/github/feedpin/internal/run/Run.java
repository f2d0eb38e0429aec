package io.github.feedpin.internal.run;

import io.github.feedpin.internal.batch.Batch;
import io.github.feedpin.internal.call.CallPayload;
import io.github.feedpin.internal.call.CallRecorder;
import io.github.feedpin.internal.release.PinRecorder;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.quota.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One run, from user ids to outcomes. Created anew for each subscription. */
public final class Run {

    private final ClientComponents components;
    private final PinAction action;
    private final UserIdType userIdType;
    private final @Nullable CallRecorder recorder;
    private final StopConditions conditions;
    private final RunContext context;

    /** @param release when the users that it pins are released; never unless the client has a pin store */
    public Run(
            ClientComponents components,
            PinAction action,
            UserIdType userIdType,
            PinRelease release,
            StopConditions conditions,
            CompositeRunListener listener) {
        this.components = components;
        this.action = action;
        this.userIdType = userIdType;
        @Nullable PinRecorder pins = components.recorder();
        this.recorder = pins == null ? null : pins.releasing(release);
        this.conditions = conditions;
        this.context = RunContext.of(components, listener, Priority.BULK);
    }

    /** Returns the signal that stops this run. */
    public StopSignal stopSignal() {
        return context.stopSignal();
    }

    /** Emits the outcomes of a report's users, call by call, in the order in which the calls are completed. */
    public Flux<List<UserOutcome>> outcomes(ReportBuilder report) {
        return execute(Flux.fromIterable(report.batches(components.planner())));
    }

    /** The same for a stream of ids, which is cancelled when the run is abandoned, since it may never end. */
    public Flux<List<UserOutcome>> outcomes(Publisher<String> userIds) {
        return execute(components.planner().batches(userIds, stopSignal().whenAbandoned()));
    }

    private Flux<List<UserOutcome>> execute(Flux<Batch> batches) {
        Disposable watches = conditions.watch(stopSignal(), components.time());
        return batches.flatMapDelayError(
                        batch -> Mono.defer(() -> execute(batch)),
                        components.concurrency().maxConcurrentCalls(),
                        1)
                .doOnNext(context.listener()::onOutcomes)
                .doFinally(signal -> watches.dispose())
                .doOnCancel(stopSignal()::cancel);
    }

    private Mono<List<UserOutcome>> execute(Batch batch) {
        if (batch.userIds().isEmpty()) {
            return Mono.just(List.copyOf(batch.invalid()));
        }
        TimeSensitiveRequest request = new TimeSensitiveRequest(action, userIdType, batch.userIds());
        Mono<List<UserOutcome>> outcomes =
                afterLateRequests(request).then(BatchExecution.of(context, CallPayload.of(request, recorder)));
        return batch.invalid().isEmpty() ? outcomes : outcomes.map(sent -> joined(batch, sent));
    }

    /** Completes when no contradicting request for these users may still be processed, or when the run is stopped. */
    private Mono<Void> afterLateRequests(TimeSensitiveRequest request) {
        long wait = components.sender().waitNanos(request);
        return wait == 0
                ? Mono.empty()
                : components
                        .time()
                        .delay(Duration.ofNanos(wait))
                        .takeUntilOther(stopSignal().whenStopped());
    }

    private static List<UserOutcome> joined(Batch batch, List<UserOutcome> outcomes) {
        List<UserOutcome> all = new ArrayList<>(batch.invalid());
        all.addAll(outcomes);
        return all;
    }
}
