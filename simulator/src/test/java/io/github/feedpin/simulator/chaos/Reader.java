package io.github.feedpin.simulator.chaos;

import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Takes the outcomes of a stream, either as they come, or some at a time with pauses in between. */
final class Reader extends BaseSubscriber<UserOutcome> {

    final List<UserOutcome> outcomes = new ArrayList<>();

    @Nullable
    Throwable failure;

    private final SeededRandom dice;
    private final TimeSource time;
    private final Runnable atEnd;
    private final boolean greedy;
    private long open;

    Reader(SeededRandom dice, TimeSource time, Runnable atEnd) {
        this.dice = dice;
        this.time = time;
        this.atEnd = atEnd;
        this.greedy = dice.chance(0.4);
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        ask();
    }

    @Override
    protected void hookOnNext(UserOutcome outcome) {
        if (open == 0) {
            throw new AssertionError("More outcomes came than were asked for");
        }
        outcomes.add(outcome);
        open--;
        if (open == 0) {
            time.schedule(this::ask, dice.millis(1, 300).toNanos());
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

    private void ask() {
        open = greedy ? Long.MAX_VALUE : dice.between(1, 150);
        request(open);
    }
}
