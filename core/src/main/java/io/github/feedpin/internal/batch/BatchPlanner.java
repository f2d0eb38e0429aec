package io.github.feedpin.internal.batch;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.Iterator;
import java.util.Objects;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Groups user ids into batches. */
public final class BatchPlanner {

    private final BatchingPolicy policy;
    private final TimeSource time;

    /** Creates a planner that follows this policy. */
    public BatchPlanner(BatchingPolicy policy, TimeSource time) {
        this.policy = Objects.requireNonNull(policy, "policy");
        this.time = Objects.requireNonNull(time, "time");
    }

    /**
     * Returns the batches for {@code userIds}, in order. A batch is emitted when it is full, when its oldest id has
     * lingered, or when the source completes; without demand it continues to fill. An id that its batch already
     * contains is dropped.
     *
     * <p>Memory is bounded: the batch being filled and as many ids again are held, and no more are requested from the
     * source. A failure of the source is emitted after what came before it. Cancelling cancels the source and the
     * timer.
     *
     * @param stop when it terminates, the source is cancelled and its later failures are ignored; ids that have arrived
     *     are still emitted
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
     * Returns the batches for ids that are all available and distinct. Nothing lingers, so every batch but the last is
     * full.
     */
    public Iterator<Batch> batchesOfDistinct(Iterator<String> userIds) {
        return new BatchIterator(userIds, policy.maxUsersPerCall());
    }
}
