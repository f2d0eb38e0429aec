package io.github.feedpin.simulator;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Counts the exchanges that have begun and not ended, through both doors. Thread-safe. */
final class OpenExchanges {

    private int open;
    private List<Sinks.Empty<Void>> waiting = new ArrayList<>();

    /** The same exchange, counted from its subscription until its result, or until it is cancelled. */
    <T> Mono<T> counted(Mono<T> exchange) {
        return Mono.using(this::begin, begun -> exchange, begun -> end(), true);
    }

    synchronized int count() {
        return open;
    }

    /** Completes when none is open. */
    Mono<Void> none() {
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
