package io.github.feedpin.spring.boot.app;

import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.time.TimeSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;

/** The clients that an operator may observe, pause and slow down. Thread-safe. */
public final class OperatedClients {

    private final Map<String, OperatedClient> clients = new ConcurrentHashMap<>();
    private final TimeSource time;

    public OperatedClients(TimeSource time) {
        this.time = time;
    }

    /** Returns the names of the clients that have been added. */
    public Set<String> names() {
        return Set.copyOf(clients.keySet());
    }

    /** Returns a client; empty if it is unknown. */
    public Optional<OperatedClient> of(String name) {
        return Optional.ofNullable(clients.get(name));
    }

    /** Adds a client, with its limiters that have been added before. */
    public void add(String name, Mono<Integer> runsInProgress) {
        client(name).setRuns(runsInProgress);
    }

    /** Adds a limiter of a client. */
    public void add(String name, QuotaLimiter limiter) {
        client(name).add(limiter);
    }

    /** Returns a factory that adds the limiters it creates. */
    public QuotaLimiterFactory adding(String name, QuotaLimiterFactory factory) {
        return (scope, source) -> {
            QuotaLimiter limiter = factory.create(scope, source);
            add(name, limiter);
            return limiter;
        };
    }

    private OperatedClient client(String name) {
        return clients.computeIfAbsent(name, unknown -> new OperatedClient(time));
    }
}
