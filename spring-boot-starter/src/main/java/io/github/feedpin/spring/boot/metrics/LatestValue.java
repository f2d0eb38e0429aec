package io.github.feedpin.spring.boot.metrics;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The latest value of a source that gauges read. If the source responds late or fails, the previous value is kept. */
final class LatestValue<T> {

    private static final Logger log = LoggerFactory.getLogger(LatestValue.class);

    private final Supplier<Mono<T>> source;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable T last;

    /** @param first the value until the source has responded; null if there is none */
    LatestValue(Supplier<Mono<T>> source, @Nullable T first) {
        this.source = source;
        this.last = first;
    }

    /** Asks the source, and returns a number of its latest value; NaN if there is none yet. */
    double number(ToDoubleFunction<T> number) {
        if (asked.compareAndSet(false, true)) {
            source.get()
                    .doFinally(end -> asked.set(false))
                    .subscribe(
                            value -> last = value, failure -> log.debug("A gauge failed to read its value", failure));
        }
        @Nullable T latest = last;
        return latest == null ? Double.NaN : number.applyAsDouble(latest);
    }
}
