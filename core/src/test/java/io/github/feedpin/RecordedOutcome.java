package io.github.feedpin;

import io.github.feedpin.model.UserOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** The signals of a single request. */
final class RecordedOutcome {

    final List<UserOutcome> outcomes = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    int completions;
    private @Nullable Disposable subscription;

    static RecordedOutcome of(Mono<UserOutcome> request) {
        RecordedOutcome recorded = new RecordedOutcome();
        recorded.subscription =
                request.subscribe(recorded.outcomes::add, recorded.errors::add, () -> recorded.completions++);
        return recorded;
    }

    void cancel() {
        if (subscription != null) {
            subscription.dispose();
        }
    }

    boolean isSignalled() {
        return !outcomes.isEmpty() || !errors.isEmpty();
    }

    UserOutcome outcome() {
        if (outcomes.size() != 1 || completions != 1 || !errors.isEmpty()) {
            throw new AssertionError("Received " + outcomes + ", " + errors + ", completed " + completions + " times");
        }
        return outcomes.get(0);
    }
}
