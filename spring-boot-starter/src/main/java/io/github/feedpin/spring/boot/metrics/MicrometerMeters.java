package io.github.feedpin.spring.boot.metrics;

import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_SLOTS;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_WAITING;

import io.github.feedpin.observation.RunListener;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.QuotaSnapshot.WindowUsage;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meters clients in a registry of Micrometer's, as {@link FeedpinMeter} documents it. */
public final class MicrometerMeters implements ClientMeters {

    private static final Logger log = LoggerFactory.getLogger(MicrometerMeters.class);

    private final MeterRegistry registry;

    public MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public RunListener runs(String client) {
        return new RunMeters(registry, client);
    }

    @Override
    public QuotaListener quota(String client) {
        return new QuotaMeters(registry, client);
    }

    @Override
    public void watch(String client, QuotaLimiter limiter) {
        limiter.snapshot()
                .subscribe(
                        first -> watch(client, limiter, first),
                        failure -> log.warn(
                                "The quota of the client '{}' is not metered, for its limiter does not tell how it stands: {}",
                                client,
                                failure.toString()));
    }

    private void watch(String client, QuotaLimiter limiter, QuotaSnapshot first) {
        Standing standing = new Standing(limiter, first);
        gauge(QUOTA_WAITING, standing, now -> now.snapshot().waiting(), client);
        for (int i = 0; i < first.windows().size(); i++) {
            String window = Windows.label(first.windows().get(i).length());
            slots(standing, i, WindowUsage::inFlight, client, window, "in_flight");
            slots(standing, i, WindowUsage::resting, client, window, "resting");
            slots(standing, i, WindowUsage::free, client, window, "free");
        }
    }

    private void slots(Standing standing, int window, ToIntFunction<WindowUsage> which, String... values) {
        gauge(
                QUOTA_SLOTS,
                standing,
                now -> which.applyAsInt(now.snapshot().windows().get(window)),
                values);
    }

    private void gauge(FeedpinMeter meter, Standing standing, ToDoubleFunction<Standing> value, String... values) {
        Gauge.builder(meter.getName(), standing, value)
                .tags(meter.tags(values))
                .strongReference(true)
                .register(registry);
    }

    /** How a limiter stands. One that needs time to tell, or fails to, is taken at its last word. */
    private static final class Standing {

        private final QuotaLimiter limiter;
        private final AtomicBoolean asked = new AtomicBoolean();
        private volatile QuotaSnapshot last;

        Standing(QuotaLimiter limiter, QuotaSnapshot first) {
            this.limiter = limiter;
            this.last = first;
        }

        QuotaSnapshot snapshot() {
            if (asked.compareAndSet(false, true)) {
                limiter.snapshot()
                        .doFinally(end -> asked.set(false))
                        .subscribe(
                                snapshot -> last = snapshot, failure -> log.debug("A limiter does not tell", failure));
            }
            return last;
        }
    }
}
