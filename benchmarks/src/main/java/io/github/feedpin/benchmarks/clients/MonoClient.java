package io.github.feedpin.benchmarks.clients;

import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Makes single calls with Reactor. */
abstract class MonoClient extends AsyncClient {

    /** One call; fails unless it succeeded. */
    abstract Mono<?> call();

    @Override
    final void call(Caller caller) {
        call().subscribe(new CallSubscriber(caller));
    }

    /** Does nothing, as long as the connections are those that all of Reactor Netty shares. */
    @Override
    public void close() {}

    /** Costs less than one that is made of lambdas, and the same for every client. */
    private static final class CallSubscriber implements CoreSubscriber<Object> {

        private final Caller caller;

        private CallSubscriber(Caller caller) {
            this.caller = caller;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Object response) {
            // The end is what counts.
        }

        @Override
        public void onError(Throwable failure) {
            caller.failed(failure);
        }

        @Override
        public void onComplete() {
            caller.succeeded();
        }
    }
}
