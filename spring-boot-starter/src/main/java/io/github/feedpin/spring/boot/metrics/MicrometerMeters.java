package io.github.feedpin.spring.boot.metrics;

import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_SLOTS;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_WAITING;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.TENANTS;

import io.github.feedpin.FeedpinTenants;
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

/** {@link ClientMeters} that record in a {@link MeterRegistry}, as documented by {@link FeedpinMeter}. */
public final class MicrometerMeters implements ClientMeters {

    private static final Logger log = LoggerFactory.getLogger(MicrometerMeters.class);

    private final MeterRegistry registry;

    public MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public RunListener runListener(String client) {
        return new RunMeters(registry, client);
    }

    @Override
    public QuotaListener quotaListener(String client) {
        return new QuotaMeters(registry, client);
    }

    @Override
    public void register(String client, QuotaLimiter limiter) {
        limiter.snapshot()
                .subscribe(
                        first -> registerGauges(client, limiter, first),
                        failure -> log.warn(
                                "The quota of client '{}' is not metered, since its limiter failed "
                                        + "to provide a snapshot: {}",
                                client,
                                failure.toString()));
    }

    @Override
    public void register(String client, FeedpinTenants tenants) {
        Gauge.builder(TENANTS.getName(), tenants, FeedpinTenants::size)
                .tags(TENANTS.tags(client))
                .strongReference(true)
                .register(registry);
    }

    private void registerGauges(String client, QuotaLimiter limiter, QuotaSnapshot first) {
        LatestSnapshot latest = new LatestSnapshot(limiter, first);
        gauge(QUOTA_WAITING, latest, now -> now.snapshot().waiting(), client);
        for (int i = 0; i < first.windows().size(); i++) {
            String window = WindowLabel.of(first.windows().get(i).length());
            slots(latest, i, WindowUsage::inFlight, client, window, "in_flight");
            slots(latest, i, WindowUsage::resting, client, window, "resting");
            slots(latest, i, WindowUsage::free, client, window, "free");
        }
    }

    private void slots(LatestSnapshot latest, int window, ToIntFunction<WindowUsage> which, String... values) {
        gauge(
                QUOTA_SLOTS,
                latest,
                now -> which.applyAsInt(now.snapshot().windows().get(window)),
                values);
    }

    private void gauge(
            FeedpinMeter meter, LatestSnapshot latest, ToDoubleFunction<LatestSnapshot> value, String... values) {
        Gauge.builder(meter.getName(), latest, value)
                .tags(meter.tags(values))
                .strongReference(true)
                .register(registry);
    }

    /** The latest snapshot of a limiter. If the limiter responds late or fails, the previous snapshot is kept. */
    private static final class LatestSnapshot {

        private final QuotaLimiter limiter;
        private final AtomicBoolean asked = new AtomicBoolean();
        private volatile QuotaSnapshot last;

        LatestSnapshot(QuotaLimiter limiter, QuotaSnapshot first) {
            this.limiter = limiter;
            this.last = first;
        }

        QuotaSnapshot snapshot() {
            if (asked.compareAndSet(false, true)) {
                limiter.snapshot()
                        .doFinally(end -> asked.set(false))
                        .subscribe(
                                snapshot -> last = snapshot,
                                failure -> log.debug("A limiter failed to provide a snapshot", failure));
            }
            return last;
        }
    }
}
