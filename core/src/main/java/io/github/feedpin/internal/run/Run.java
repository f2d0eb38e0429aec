package io.github.feedpin.internal.run;

import io.github.feedpin.internal.batch.Batch;
import io.github.feedpin.internal.call.CallPayload;
import io.github.feedpin.internal.guard.ForeignCode;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.quota.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One run: the way from ids to outcomes. Made anew for each subscription. */
public final class Run {

    private final RunSetup setup;
    private final PinAction action;
    private final UserIdType userIdType;
    private final Publisher<?> stop;
    private final @Nullable Duration stopGrace;
    private final @Nullable Duration deadline;
    private final CompositeRunListener listener;
    private final RunState state;

    /**
     * A run of {@code action} for ids of this type.
     *
     * @param stop its first signal stops the run
     * @param stopGrace how long after that calls in flight are abandoned; null for never
     * @param deadline after which the run is abandoned; null for none
     */
    public Run(
            RunSetup setup,
            PinAction action,
            UserIdType userIdType,
            Publisher<?> stop,
            @Nullable Duration stopGrace,
            @Nullable Duration deadline,
            CompositeRunListener listener) {
        this.setup = setup;
        this.action = action;
        this.userIdType = userIdType;
        this.stop = stop;
        this.stopGrace = stopGrace;
        this.deadline = deadline;
        this.listener = listener;
        this.state = new RunState(setup, listener, Priority.BULK);
    }

    public RunState state() {
        return state;
    }

    /**
     * What becomes of each of these users, no two of whom are the same; call by call, as they settle. Ids are read and
     * outcomes are told by one thread at a time.
     */
    public Flux<List<UserOutcome>> outcomes(Iterable<String> userIds) {
        return settleAll(setup.planner().batchesOfDistinct(userIds));
    }

    /** The same for a stream, which is not read on once the run is abandoned, since it may never end. */
    public Flux<List<UserOutcome>> outcomes(Publisher<String> userIds) {
        return settleAll(setup.planner().batches(userIds, state.abandonment()));
    }

    private Flux<List<UserOutcome>> settleAll(Flux<Batch> batches) {
        Disposable watches = Disposables.composite(watchStop(), watchDeadline());
        return settled(batches)
                .doOnNext(listener::onOutcomes)
                .doFinally(signal -> watches.dispose())
                .doOnCancel(state::cancel);
    }

    private Flux<List<UserOutcome>> settled(Flux<Batch> batches) {
        return new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super List<UserOutcome>> receiver) {
                batches.subscribe(new BatchSubscriber(
                        receiver, Run.this::settle, setup.concurrency().maxConcurrentCalls()));
            }
        };
    }

    private Disposable watchStop() {
        Disposable.Composite watch = Disposables.composite();
        Runnable stopRun = () -> watch.add(stopWithGrace());
        try {
            watch.add(Mono.from(stop).materialize().subscribe(signal -> stopRun.run()));
        } catch (Throwable failure) {
            ForeignCode.logFailure("The stop signal of a run", failure);
            stopRun.run();
        }
        return watch;
    }

    private Disposable stopWithGrace() {
        StopReason reason = new StopReason(NotSentReason.CANCELLED, "The run was stopped", null);
        if (stopGrace != null && stopGrace.isZero()) {
            state.abandon(reason);
            return Disposables.disposed();
        }
        state.halt(reason);
        return stopGrace == null
                ? Disposables.disposed()
                : setup.time().schedule(() -> state.abandon(reason), stopGrace.toNanos());
    }

    private Disposable watchDeadline() {
        if (deadline == null) {
            return Disposables.disposed();
        }
        String message = "The run's deadline of " + deadline.toMillis() + " ms passed";
        StopReason reason = new StopReason(NotSentReason.DEADLINE, message, null);
        return setup.time().schedule(() -> state.abandon(reason), deadline.toNanos());
    }

    private Mono<List<UserOutcome>> settle(Batch batch) {
        if (batch.userIds().isEmpty()) {
            return Mono.just(List.copyOf(batch.invalid()));
        }
        TimeSensitiveRequest request = new TimeSensitiveRequest(action, userIdType, batch.userIds());
        Mono<List<UserOutcome>> settled =
                state.afterLateRequests(request, BatchExecution.of(state, CallPayload.of(request)));
        return batch.invalid().isEmpty() ? settled : settled.map(outcomes -> joined(batch, outcomes));
    }

    private static List<UserOutcome> joined(Batch batch, List<UserOutcome> outcomes) {
        List<UserOutcome> all = new ArrayList<>(batch.invalid());
        all.addAll(outcomes);
        return all;
    }
}
