package io.github.feedpin.internal.release;

import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinStatistics;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Runs a {@link ReleaseLoop} from each start to the next stop. */
public final class DefaultPinReleaser implements PinReleaser {

    private static final Logger log = LoggerFactory.getLogger(DefaultPinReleaser.class);

    private final PinCalls calls;
    private final String appId;
    private final ReleaseSender sender;
    private final int maxConcurrentCalls;
    private final TimeSource time;
    private final LongAdder released = new LongAdder();
    private @Nullable ReleaseLoop loop;

    public DefaultPinReleaser(
            PinCalls calls, String appId, ReleaseSender sender, int maxConcurrentCalls, TimeSource time) {
        this.calls = calls;
        this.appId = appId;
        this.sender = sender;
        this.maxConcurrentCalls = maxConcurrentCalls;
        this.time = time;
    }

    @Override
    public synchronized void start() {
        if (loop == null) {
            TargetReleases releases = new TargetReleases(calls, sender, time, this::ended);
            loop = new ReleaseLoop(calls.store(), appId, releases, maxConcurrentCalls, time);
            loop.start();
        }
    }

    @Override
    public Mono<Void> stop(Duration within) {
        if (within.isNegative()) {
            throw new IllegalArgumentException("within must not be negative, but is " + within);
        }
        return Mono.defer(() -> {
            @Nullable ReleaseLoop running = removeLoop();
            return running == null ? Mono.empty() : running.stop(within);
        });
    }

    private synchronized @Nullable ReleaseLoop removeLoop() {
        @Nullable ReleaseLoop running = loop;
        loop = null;
        return running;
    }

    @Override
    public synchronized boolean isRunning() {
        return loop != null;
    }

    @Override
    public Mono<PinStatistics> statistics() {
        return calls.store()
                .counts(appId)
                .map(counts -> new PinStatistics(counts.pinned(), counts.overdue(), counts.failed(), released.sum()));
    }

    private void ended(PinTarget target, List<PinCallEnd> ends) {
        int impossible = 0;
        String reason = "";
        for (PinCallEnd end : ends) {
            if (end.result() == PinCallEnd.Result.APPLIED) {
                released.increment();
            } else if (end.result() == PinCallEnd.Result.IMPOSSIBLE) {
                impossible++;
                reason = String.valueOf(end.reason());
            }
        }
        if (impossible > 0) {
            log.warn(
                    "{} users of {} cannot be released, and stay recorded as failed: {}",
                    impossible,
                    target.card(),
                    reason);
        }
    }
}
