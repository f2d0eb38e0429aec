package io.github.feedpin;

import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.guard.GuardedDelivery;
import io.github.feedpin.internal.release.PinRecorder;
import io.github.feedpin.internal.run.ClientComponents;
import io.github.feedpin.internal.run.CompositeRunListener;
import io.github.feedpin.internal.run.ReportBuilder;
import io.github.feedpin.internal.run.Run;
import io.github.feedpin.internal.run.RunRegistry;
import io.github.feedpin.internal.run.StopConditions;
import io.github.feedpin.internal.single.SingleRequestBatchers;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.quota.Priority;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Starts a {@link Run} for each subscription, or adds a request to {@link SingleRequestBatchers}. */
final class DefaultFeedpinClient implements FeedpinClient {

    private final ClientComponents components;
    private final RunOptions options;
    private final RunRegistry runRegistry;
    private final SingleRequestBatchers batchers;
    private final @Nullable PinReleaser releaser;

    /** @param releaser the releaser that this client owns; null for none */
    DefaultFeedpinClient(ClientComponents components, RunOptions options, @Nullable PinReleaser releaser) {
        this(components, options, releaser, new RunRegistry(components.time()));
    }

    DefaultFeedpinClient(
            ClientComponents components, RunOptions options, @Nullable PinReleaser releaser, RunRegistry runRegistry) {
        this(components, options, releaser, runRegistry, new SingleRequestBatchers(runRegistry));
    }

    private DefaultFeedpinClient(
            ClientComponents components,
            RunOptions options,
            @Nullable PinReleaser releaser,
            RunRegistry runRegistry,
            SingleRequestBatchers batchers) {
        this.components = components;
        this.options = options;
        this.runRegistry = runRegistry;
        this.batchers = batchers;
        this.releaser = releaser;
    }

    @Override
    public Mono<PinReport> pin(Collection<String> userIds) {
        return report(PinAction.PIN, userIds);
    }

    @Override
    public Mono<PinReport> unpin(Collection<String> userIds) {
        return report(PinAction.UNPIN, userIds);
    }

    @Override
    public Mono<UserOutcome> pin(String userId) {
        return single(PinAction.PIN, userId);
    }

    @Override
    public Mono<UserOutcome> unpin(String userId) {
        return single(PinAction.UNPIN, userId);
    }

    @Override
    public Flux<UserOutcome> pinEach(Publisher<String> userIds) {
        return each(PinAction.PIN, userIds);
    }

    @Override
    public Flux<UserOutcome> unpinEach(Publisher<String> userIds) {
        return each(PinAction.UNPIN, userIds);
    }

    @Override
    public Mono<TimeSensitiveResponse> send(TimeSensitiveRequest request) {
        Objects.requireNonNull(request, "request");
        return GuardedDelivery.of(Mono.defer(() -> {
            if (runRegistry.isClosed()) {
                return Mono.error(RunRegistry.closedException());
            }
            Mono<TimeSensitiveResponse> call = sendNow(request);
            long wait = components.sender().waitNanos(request);
            return wait == 0
                    ? call
                    : components.time().delay(Duration.ofNanos(wait)).then(call);
        }));
    }

    @Override
    public Mono<PinReport> unpinAll() {
        return GuardedDelivery.of(Mono.defer(() -> requireStore(components.recorder())
                        .pinnedIds(components.sender().target().card(), options.userIdType()))
                .flatMap(this::unpin));
    }

    @Override
    public Flux<PinnedUser> pinned() {
        return GuardedDelivery.of(Flux.defer(() -> requireStore(components.recorder())
                .pinned(components.sender().target().card(), options.userIdType())));
    }

    @Override
    public PinReleaser releaser() {
        return requireStore(releaser);
    }

    @Override
    public RunOptions options() {
        return options;
    }

    @Override
    public FeedpinClient with(RunOptions other) {
        Objects.requireNonNull(other, "options");
        if (components.recorder() == null) {
            requireNoRelease(other);
        }
        return new DefaultFeedpinClient(components, other, releaser, runRegistry, batchers);
    }

    @Override
    public FeedpinClient chat(String chatId) {
        FeedCard card = FeedCard.groupChat(chatId);
        return new DefaultFeedpinClient(components.forCard(card), options, releaser, runRegistry, batchers);
    }

    @Override
    public Mono<Integer> runsInProgress() {
        return Mono.fromSupplier(runRegistry::size);
    }

    @Override
    public Mono<Void> stopRuns(Duration within, Publisher<?> until) {
        return runRegistry.stop(notNegative("within", within), Objects.requireNonNull(until, "until"));
    }

    @Override
    public Mono<Void> close(Duration grace) {
        Mono<Void> closed = runRegistry.close(notNegative("grace", grace));
        return releaser == null ? closed : Mono.when(releaser.stop(grace), closed);
    }

    /** @throws IllegalStateException if the options release pins, which takes a pin store */
    static void requireNoRelease(RunOptions options) {
        if (!options.release().isNever()) {
            throw new IllegalStateException("Pins are released by a pin store only: set"
                    + " FeedpinClientBuilder.pinStore(…), and start a releaser()");
        }
    }

    /** @throws IllegalStateException if {@code part} is null, because there is no pin store */
    static <T> T requireStore(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The client has no pin store: set FeedpinClientBuilder.pinStore(…)");
        }
        return part;
    }

    private Mono<TimeSensitiveResponse> sendNow(TimeSensitiveRequest request) {
        CallSender sender = components.sender();
        @Nullable PinRecorder recorder = components.recorder();
        return recorder == null
                ? sender.send(() -> request, Priority.INTERACTIVE)
                : sender.sendRecorded(
                        () -> recorder.releasing(options.release()).begin(sender.target(), request),
                        Priority.INTERACTIVE);
    }

    static Duration notNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + value);
        }
        return value;
    }

    private Mono<PinReport> report(PinAction action, Collection<String> userIds) {
        Objects.requireNonNull(userIds, "userIds");
        return GuardedDelivery.of(Mono.defer(() -> {
            long start = components.time().nanoTime();
            ReportBuilder report = new ReportBuilder(userIds);
            return run(
                            action,
                            components.listener().and(options.listener(), report.counters()),
                            run -> run.outcomes(report))
                    .doOnNext(report::add)
                    .then(Mono.fromSupplier(() ->
                            report.build(Duration.ofNanos(components.time().nanoTime() - start))));
        }));
    }

    private Mono<UserOutcome> single(PinAction action, String userId) {
        Objects.requireNonNull(userId, "userId");
        Mono<UserOutcome> outcome =
                batchers.outcome(components, options.userIdType(), action, options.release(), userId);
        return GuardedDelivery.of(components.observations().single(action, outcome));
    }

    private Flux<UserOutcome> each(PinAction action, Publisher<String> userIds) {
        Objects.requireNonNull(userIds, "userIds");
        return GuardedDelivery.of(
                run(action, components.listener().and(options.listener()), run -> run.outcomes(userIds))
                        // Not flatMapIterable: with it, a failure of the source overtakes outcomes not yet asked for.
                        .concatMapDelayError(Flux::fromIterable, 1));
    }

    private Flux<List<UserOutcome>> run(
            PinAction action, CompositeRunListener listener, Function<Run, Flux<List<UserOutcome>>> outcomes) {
        return Flux.defer(() -> {
            StopConditions conditions = new StopConditions(options.stop(), options.stopGrace(), options.deadline());
            Run run = new Run(components, action, options.userIdType(), options.release(), conditions, listener);
            return runRegistry.add(run.stopSignal())
                    ? components
                            .observations()
                            .run(action, run.stopSignal(), outcomes.apply(run))
                            .doFinally(signal -> runRegistry.remove(run.stopSignal()))
                    : Flux.error(RunRegistry.closedException());
        });
    }
}
