package io.github.feedpin.spring.boot.shutdown;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * {@link SmartLifecycle} that stops the runs of all clients in the phase in which the web server waits for requests in
 * progress. Runs end with their report early enough for it to be sent as the HTTP response. Clients stay open for
 * single requests and for beans that are destroyed later, and accept runs again when the context is restarted.
 */
final class FeedpinShutdown implements SmartLifecycle {

    /**
     * The phase of the graceful shutdown of Spring Boot's web servers
     * ({@code WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE}).
     */
    static final int PHASE = DEFAULT_PHASE - 1024;

    /** The fraction of the phase that is reserved for HTTP responses, within the bounds below. */
    private static final int RESPONSE_FRACTION = 5;

    /**
     * The minimum reserved for HTTP responses, since the first one is slow; half of the phase if the phase is shorter
     * than twice this.
     */
    private static final Duration MIN_FOR_RESPONSES = Duration.ofSeconds(1);

    private static final Duration MAX_FOR_RESPONSES = Duration.ofSeconds(2);

    /** The maximum time for sending reports as HTTP responses if no web server waits for them. */
    private static final Duration MAX_WITHOUT_WEB_SERVER = Duration.ofMillis(500);

    private final OpenClients clients;
    private final Duration forRuns;
    private final Duration forResponses;
    private volatile boolean running;

    /**
     * Creates a shutdown.
     *
     * @param clients the clients whose runs are stopped
     * @param phaseTimeout how long Spring waits for the phase; a negative value counts as zero
     */
    FeedpinShutdown(OpenClients clients, Duration phaseTimeout) {
        this.clients = clients;
        this.forRuns = timeForRuns(phaseTimeout);
        this.forResponses = shorter(phaseTimeout.minus(forRuns), MAX_WITHOUT_WEB_SERVER);
    }

    /** Returns how long runs have in such a phase, including the last responses of the platform. */
    static Duration timeForRuns(Duration phaseTimeout) {
        if (phaseTimeout.isNegative()) {
            return Duration.ZERO;
        }
        Duration least = shorter(phaseTimeout.dividedBy(2), MIN_FOR_RESPONSES);
        Duration share = phaseTimeout.dividedBy(RESPONSE_FRACTION);
        return phaseTimeout.minus(share.compareTo(least) < 0 ? least : shorter(share, MAX_FOR_RESPONSES));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable callback) {
        running = false;
        CompletableFuture<@Nullable Void> stopped = clients.stopRuns(forRuns).toFuture();
        if (stopped.isDone()) {
            callback.run();
        } else {
            Mono.fromFuture(stopped)
                    .then(Mono.delay(forResponses))
                    .doFinally(signal -> callback.run())
                    .subscribe();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
