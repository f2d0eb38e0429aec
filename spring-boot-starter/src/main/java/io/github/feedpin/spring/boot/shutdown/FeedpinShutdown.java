package io.github.feedpin.spring.boot.shutdown;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * {@link SmartLifecycle} that stops the runs of all clients beside the web server, which waits for the requests behind
 * which they may be. They end with their account early enough for it to be the reply. Clients stay open, for single
 * requests and for whatever is destroyed later; they also serve again when the context is merely stopped, and then
 * started.
 */
final class FeedpinShutdown implements SmartLifecycle {

    /**
     * That of the graceful shutdown of Boot's web servers
     * ({@code WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE}).
     */
    static final int PHASE = DEFAULT_PHASE - 1024;

    /** The share of the phase that is left to replies, within the bounds of what they need. */
    private static final int SHARE_OF_REPLIES = 5;

    /** The first one takes its time; in a shorter phase than twice as long, half of that is left to them. */
    private static final Duration LEAST_FOR_REPLIES = Duration.ofSeconds(1);

    private static final Duration MOST_FOR_REPLIES = Duration.ofSeconds(2);

    /** How long accounts have to become replies, at most, where no web server waits for them. */
    private static final Duration MOST_WITHOUT_WEB_SERVER = Duration.ofMillis(500);

    private final OpenClients clients;
    private final Duration forRuns;
    private final Duration forReplies;
    private volatile boolean running;

    /**
     * Creates a shutdown that has not begun.
     *
     * @param clients those that are stopped
     * @param phaseTimeout how long Spring waits for the phase; nothing that is negative
     */
    FeedpinShutdown(OpenClients clients, Duration phaseTimeout) {
        this.clients = clients;
        this.forRuns = timeForRuns(phaseTimeout);
        this.forReplies = shorter(phaseTimeout.minus(forRuns), MOST_WITHOUT_WEB_SERVER);
    }

    /** How long runs have in such a phase, last responses included. */
    static Duration timeForRuns(Duration phaseTimeout) {
        if (phaseTimeout.isNegative()) {
            return Duration.ZERO;
        }
        Duration least = shorter(phaseTimeout.dividedBy(2), LEAST_FOR_REPLIES);
        Duration share = phaseTimeout.dividedBy(SHARE_OF_REPLIES);
        return phaseTimeout.minus(share.compareTo(least) < 0 ? least : shorter(share, MOST_FOR_REPLIES));
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
                    .then(Mono.delay(forReplies))
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
