package io.github.feedpin;

import io.github.feedpin.batching.Batch;
import io.github.feedpin.internal.ForeignCode;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.quota.Lane;
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
final class Run {

    private final RunSetup setup;
    private final RunOptions options;
    private final boolean timeSensitive;
    private final SafeListener listener;
    private final RunState state;

    Run(RunSetup setup, RunOptions options, boolean timeSensitive, SafeListener listener) {
        this.setup = setup;
        this.options = options;
        this.timeSensitive = timeSensitive;
        this.listener = listener;
        this.state = new RunState(setup, listener, Lane.RUNS);
    }

    RunState state() {
        return state;
    }

    /**
     * What becomes of each of these users, no two of whom are the same; call by call, as they settle. Ids are read and outcomes are told by one thread
     * at a time.
     */
    Flux<List<UserOutcome>> outcomes(Iterable<String> userIds) {
        return settleAll(setup.planner().batchesOfDistinct(userIds));
    }

    /** The same for a stream, which is not read on once the run is abandoned, since it may never end. */
    Flux<List<UserOutcome>> outcomes(Publisher<String> userIds) {
        return settleAll(setup.planner().batches(userIds, state.abandonment()));
    }

    private Flux<List<UserOutcome>> settleAll(Flux<Batch> batches) {
        Disposable watches = Disposables.composite(watchStop(), watchDeadline());
        return settled(batches)
                .doOnNext(listener::settled)
                .doFinally(signal -> watches.dispose())
                .doOnCancel(state::cancel);
    }

    private Flux<List<UserOutcome>> settled(Flux<Batch> batches) {
        return new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super List<UserOutcome>> receiver) {
                batches.subscribe(new SettlingSubscriber(
                        receiver, Run.this::settle, setup.batching().callsInFlight()));
            }
        };
    }

    private Disposable watchStop() {
        Runnable stop = () -> state.halt(new Halt(NotSentReason.CANCELLED, "The run was stopped", null));
        try {
            return Mono.from(options.stop()).materialize().subscribe(signal -> stop.run());
        } catch (Throwable failure) {
            ForeignCode.logFailure("The stop signal of a run", failure);
            stop.run();
            return Disposables.disposed();
        }
    }

    private Disposable watchDeadline() {
        @Nullable Duration deadline = options.deadline();
        if (deadline == null) {
            return Disposables.disposed();
        }
        String message = "The run's deadline of " + deadline.toMillis() + " ms passed";
        Halt reason = new Halt(NotSentReason.DEADLINE, message, null);
        return setup.time().schedule(() -> state.abandon(reason), deadline.toNanos());
    }

    private Mono<List<UserOutcome>> settle(Batch batch) {
        if (batch.userIds().isEmpty()) {
            return Mono.just(List.copyOf(batch.invalid()));
        }
        TimeSensitiveRequest request = new TimeSensitiveRequest(timeSensitive, options.userIdType(), batch.userIds());
        Mono<List<UserOutcome>> settled = state.afterLateRequests(request, Settlement.of(state, Load.of(request)));
        return batch.invalid().isEmpty() ? settled : settled.map(outcomes -> joined(batch, outcomes));
    }

    private static List<UserOutcome> joined(Batch batch, List<UserOutcome> outcomes) {
        List<UserOutcome> all = new ArrayList<>(batch.invalid());
        all.addAll(outcomes);
        return all;
    }
}
