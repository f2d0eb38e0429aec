package io.github.feedpin.benchmarks.clients;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Base class of clients whose calls are a {@link Mono}. */
abstract class MonoClient implements Client {

    /** Creates a call, which terminates with an error unless it succeeds for every user. */
    abstract Mono<?> call();

    @Override
    public final void makeCalls(int concurrency, CallRecorder recorder) {
        Mono<Void> sequence =
                Mono.defer(this::call).repeat(recorder::callSucceeded).then();
        Flux.range(0, concurrency).flatMap(i -> sequence, concurrency).blockLast();
    }

    /** Does nothing by default, since Reactor Netty's global resources need not be closed. */
    @Override
    public void close() {}
}
