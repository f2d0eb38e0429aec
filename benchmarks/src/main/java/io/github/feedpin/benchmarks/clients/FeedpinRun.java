package io.github.feedpin.benchmarks.clients;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs for many users, one after the other. */
final class FeedpinRun implements Client {

    /** Pins these people again and again, until the shift is over; fails when that fails for somebody. */
    private interface Work {
        Mono<Void> of(FeedpinClient feedpin, List<String> people, Shift shift);
    }

    private final ReactorNettyPlatform platform;
    private final List<String> people;
    private final Work work;

    private FeedpinRun(Setup setup, Work work) {
        this.platform = Feedpin.platform(setup.server(), setup.inFlight());
        this.people = setup.people();
        this.work = work;
    }

    /** {@link FeedpinClient#pin(java.util.Collection)}, a run for all people, and then the next. */
    static FeedpinRun overCollections(Setup setup) {
        return new FeedpinRun(
                setup,
                (feedpin, people, shift) -> feedpin.pin(people)
                        .doOnNext(FeedpinRun::check)
                        .repeat(shift::wantsMore)
                        .then());
    }

    /** {@link FeedpinClient#pinEach}, one run for a stream in which the same people come again and again. */
    static FeedpinRun overStreams(Setup setup) {
        return new FeedpinRun(
                setup,
                (feedpin, people, shift) -> feedpin.pinEach(
                                Flux.fromIterable(people).repeat(shift::wantsMore))
                        .doOnNext(FeedpinRun::check)
                        .then());
    }

    @Override
    public void work(int inFlight, Shift shift) {
        FeedpinClient feedpin = Feedpin.client(platform)
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(inFlight))
                .build();
        RunListener counter = new RunListener() {
            @Override
            public void onCallEnded(CallResult call) {
                shift.succeeded();
            }
        };
        work.of(feedpin.with(feedpin.options().withListener(counter)), people, shift)
                .doOnError(shift::failed)
                .block();
    }

    @Override
    public void close() {
        platform.close().block();
    }

    private static void check(PinReport report) {
        if (report.applied() != report.distinct()) {
            throw new IllegalStateException("Not everybody was pinned: " + report);
        }
    }

    private static void check(UserOutcome outcome) {
        if (!(outcome instanceof UserOutcome.Applied)) {
            throw new IllegalStateException("Not everybody was pinned: " + outcome);
        }
    }
}
