package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.benchmarks.clients.People;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A way to hand over many users. Not thread-safe. */
enum Way {
    /** {@link FeedpinClient#pinEach}, from a generator that remembers nobody. */
    STREAM("pinEach, from a generator") {
        @Override
        Mono<Long> pinned(FeedpinClient feedpin, int users) {
            return feedpin.pinEach(generated(users))
                    .filter(UserOutcome.Applied.class::isInstance)
                    .count();
        }
    },
    /** {@link FeedpinClient#pin(java.util.Collection)}, from a list that is there already. */
    COLLECTION("pin, of a list") {
        private final Map<Integer, List<String>> lists = new HashMap<>();

        @Override
        Mono<Long> pinned(FeedpinClient feedpin, int users) {
            return feedpin.pin(lists.computeIfAbsent(users, People::list)).map(PinReport::applied);
        }
    },
    /** Not at all, to tell what the generator costs. */
    GENERATOR("the generator alone") {
        @Override
        Mono<Long> pinned(FeedpinClient feedpin, int users) {
            return generated(users).count();
        }
    };

    private final String text;

    Way(String text) {
        this.text = text;
    }

    /** How many of so many users are pinned in the end. */
    abstract Mono<Long> pinned(FeedpinClient feedpin, int users);

    /** Pins so many users; fails unless everybody was pinned. */
    final void run(FeedpinClient feedpin, int users) {
        long pinned = Objects.requireNonNull(pinned(feedpin, users).block());
        if (pinned != users) {
            throw new IllegalStateException("Only " + pinned + " of " + users + " users were pinned");
        }
    }

    private static Flux<String> generated(int users) {
        return Flux.range(0, users).map(People::id);
    }

    @Override
    public String toString() {
        return text;
    }
}
