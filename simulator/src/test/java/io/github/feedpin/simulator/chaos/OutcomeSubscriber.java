package io.github.feedpin.simulator.chaos;

import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Requests the outcomes of a stream either without bound, or in portions with pauses. */
final class OutcomeSubscriber extends BaseSubscriber<UserOutcome> {

    final List<UserOutcome> outcomes = new ArrayList<>();

    @Nullable
    Throwable failure;

    private final SeededRandom random;
    private final TimeSource time;
    private final Runnable atEnd;
    private final boolean unbounded;
    private long open;

    OutcomeSubscriber(SeededRandom random, TimeSource time, Runnable atEnd) {
        this.random = random;
        this.time = time;
        this.atEnd = atEnd;
        this.unbounded = random.chance(0.4);
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        requestMore();
    }

    @Override
    protected void hookOnNext(UserOutcome outcome) {
        if (open == 0) {
            throw new AssertionError("More outcomes were emitted than requested");
        }
        outcomes.add(outcome);
        open--;
        if (open == 0) {
            time.schedule(this::requestMore, random.millis(1, 300).toNanos());
        }
    }

    @Override
    protected void hookOnError(Throwable cause) {
        failure = cause;
        atEnd.run();
    }

    @Override
    protected void hookOnComplete() {
        atEnd.run();
    }

    private void requestMore() {
        open = unbounded ? Long.MAX_VALUE : random.between(1, 150);
        request(open);
    }
}
