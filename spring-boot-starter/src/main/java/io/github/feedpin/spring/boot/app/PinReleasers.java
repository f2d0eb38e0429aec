package io.github.feedpin.spring.boot.app;

import io.github.feedpin.pin.PinReleaser;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The releasers of all apps that record their pins. Thread-safe. */
public final class PinReleasers {

    private final Map<String, PinReleaser> releasers = new LinkedHashMap<>();
    private boolean running;

    /** Adds the releaser of a client; starts it if the others have been started. */
    public synchronized void add(String client, PinReleaser releaser) {
        releasers.put(client, releaser);
        if (running) {
            releaser.start();
        }
    }

    /** Returns the releaser of a client; empty if its pins are not recorded. */
    public synchronized Optional<PinReleaser> of(String client) {
        return Optional.ofNullable(releasers.get(client));
    }

    /** Returns all releasers. */
    public synchronized List<PinReleaser> all() {
        return List.copyOf(releasers.values());
    }

    /** Starts all releasers. */
    public synchronized void start() {
        running = true;
        releasers.values().forEach(PinReleaser::start);
    }

    /** Stops all releasers, as {@link PinReleaser#stop} does. */
    public Mono<Void> stop(Duration within) {
        return Flux.fromIterable(stopped())
                .flatMap(releaser -> releaser.stop(within), Integer.MAX_VALUE)
                .then();
    }

    private synchronized List<PinReleaser> stopped() {
        running = false;
        return List.copyOf(releasers.values());
    }

    public synchronized boolean isRunning() {
        return running;
    }
}
