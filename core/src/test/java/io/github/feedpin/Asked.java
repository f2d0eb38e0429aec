package io.github.feedpin;

import io.github.feedpin.model.UserOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Somebody who has asked for a single, and what he was told. */
final class Asked {

    final List<UserOutcome> outcomes = new ArrayList<>();
    final List<Throwable> errors = new ArrayList<>();
    int completions;
    private @Nullable Disposable subscription;

    static Asked of(Mono<UserOutcome> single) {
        Asked asked = new Asked();
        asked.subscription = single.subscribe(asked.outcomes::add, asked.errors::add, () -> asked.completions++);
        return asked;
    }

    void leave() {
        if (subscription != null) {
            subscription.dispose();
        }
    }

    boolean isTold() {
        return !outcomes.isEmpty() || !errors.isEmpty();
    }

    UserOutcome outcome() {
        if (outcomes.size() != 1 || completions != 1 || !errors.isEmpty()) {
            throw new AssertionError("Told " + outcomes + ", " + errors + ", completed " + completions + " times");
        }
        return outcomes.get(0);
    }
}
