package io.github.feedpin.internal.run;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.internal.batch.BatchPlanner;
import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.release.PinRecorder;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Settings and collaborators shared by all runs of a client for one feed card.
 *
 * @param recorder records calls; null if the client has no pin store
 */
public record ClientComponents(
        CallSender sender,
        BatchPlanner planner,
        BatchingPolicy batching,
        ConcurrencyLimits concurrency,
        RetryPolicy retry,
        TimeSource time,
        DoubleSupplier jitter,
        CompositeRunListener listener,
        ClientObservations observations,
        @Nullable PinRecorder recorder) {

    /** Returns the components of the same client for {@code card}. */
    public ClientComponents forCard(FeedCard card) {
        return new ClientComponents(
                sender.forCard(card),
                planner,
                batching,
                concurrency,
                retry,
                time,
                jitter,
                listener,
                observations.forCards(card.type()),
                recorder);
    }
}
