package io.github.feedpin.internal.batch;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cuts a stream of ids into batches. */
public final class BatchPlanner {

    private final BatchingPolicy policy;
    private final TimeSource time;

    public BatchPlanner(BatchingPolicy policy, TimeSource time) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.time = Objects.requireNonNull(time, "time");
    }

    /**
     * The batches for {@code userIds}, in order. A batch leaves when it is full, when its oldest id has lingered, or
     * when the source ends; while nobody asks for it, it goes on filling up. An id that repeats another of its batch is
     * dropped.
     *
     * <p>Memory is bounded: at most one batch being filled and as many ids again are held, and no more are requested
     * from the source. A failure of the source is passed on after what came before it. Cancelling cancels the source
     * and the timer.
     *
     * @param stop when it ends, what has come by then is all that comes: the source is cancelled, and its failures are
     *     nobody's any more
     */
    public Flux<Batch> batches(Publisher<String> userIds, Mono<Void> stop) {
        Flux<String> source = Flux.from(userIds);
        return new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Batch> receiver) {
                source.subscribe(new BatchingSubscriber(receiver, stop, policy, time));
            }
        };
    }

    /**
     * The same for ids that are all at hand, no two of them alike: nothing lingers, so that every batch but the last is
     * full, however busy the machine. They are read a batch ahead of what is asked for.
     */
    public Flux<Batch> batchesOfDistinct(Iterable<String> userIds) {
        return Flux.fromIterable(() -> new BatchIterator(userIds.iterator(), policy.maxUsersPerCall()));
    }
}
