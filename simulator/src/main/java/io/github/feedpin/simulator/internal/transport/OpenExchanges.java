package io.github.feedpin.simulator.internal.transport;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Counts the exchanges in progress on both transports. Thread-safe. */
public final class OpenExchanges {

    private int open;
    private List<Sinks.Empty<Void>> waiting = new ArrayList<>();

    /** Counts an exchange from its subscription until its result or cancellation. */
    <T> Mono<T> counted(Mono<T> exchange) {
        return Mono.using(this::begin, begun -> exchange, begun -> end(), true);
    }

    public synchronized int count() {
        return open;
    }

    /** Completes when no exchange is open. */
    public Mono<Void> none() {
        return Mono.defer(this::nextNone);
    }

    private synchronized Mono<Void> nextNone() {
        if (open == 0) {
            return Mono.empty();
        }
        Sinks.Empty<Void> none = Sinks.empty();
        waiting.add(none);
        return none.asMono();
    }

    private synchronized OpenExchanges begin() {
        open++;
        return this;
    }

    private void end() {
        List<Sinks.Empty<Void>> due = List.of();
        synchronized (this) {
            open--;
            if (open == 0 && !waiting.isEmpty()) {
                due = waiting;
                waiting = new ArrayList<>();
            }
        }
        due.forEach(Sinks.Empty::tryEmitEmpty);
    }
}
