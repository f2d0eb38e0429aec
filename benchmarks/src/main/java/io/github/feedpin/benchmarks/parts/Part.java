package io.github.feedpin.benchmarks.parts;

import io.github.feedpin.reactor.DecodeBenchmark;
import io.github.feedpin.reactor.EncodeBenchmark;
import java.util.Arrays;
import java.util.OptionalInt;

/** What is measured, and how long an operation may take at most. */
enum Part {
    PLANNER("planner, an id", PlannerBenchmark.class, OptionalInt.of(100)),
    LIMITER("limiter, a permit", LimiterBenchmark.class, OptionalInt.of(1_000)),
    ENCODE("encode a call", EncodeBenchmark.class, OptionalInt.empty()),
    DECODE("decode a response", DecodeBenchmark.class, OptionalInt.empty());

    private final String words;
    private final Class<?> benchmark;
    private final OptionalInt mostNanos;

    Part(String words, Class<?> benchmark, OptionalInt mostNanos) {
        this.words = words;
        this.benchmark = benchmark;
        this.mostNanos = mostNanos;
    }

    /** The part that JMH calls {@code benchmark}. */
    static Part of(String benchmark) {
        return Arrays.stream(values())
                .filter(part -> benchmark.startsWith(part.benchmark.getName() + "."))
                .findFirst()
                .orElseThrow();
    }

    /** The benchmarks of this part, as JMH selects them. */
    String pattern() {
        return benchmark.getName().replace(".", "\\.") + "\\.";
    }

    OptionalInt mostNanos() {
        return mostNanos;
    }

    /** As in the table. */
    String words() {
        return words;
    }
}
