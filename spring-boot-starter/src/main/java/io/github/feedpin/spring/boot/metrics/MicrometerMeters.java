package io.github.feedpin.spring.boot.metrics;

import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.PINS;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.PINS_RELEASED;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_LEASE;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_LEASED;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_PROCESSES;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_SLOTS;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_WAITING;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.TENANTS;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.pin.PinStatistics;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaListener;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.QuotaSnapshot.WindowUsage;
import io.github.feedpin.quota.SharedQuotaLimiter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link ClientMeters} that record in a {@link MeterRegistry}, as documented by {@link FeedpinMeter}. */
public final class MicrometerMeters implements ClientMeters {

    private static final Logger log = LoggerFactory.getLogger(MicrometerMeters.class);

    private final MeterRegistry registry;

    /**
     * Creates meters in a registry.
     *
     * @param registry the registry, from which the meters are never removed
     */
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

    @Override
    public void register(String client, PinReleaser releaser) {
        LatestValue<PinStatistics> latest = new LatestValue<>(releaser::statistics, null);
        pins(latest, PinStatistics::pinned, client, "pinned");
        pins(latest, PinStatistics::overdue, client, "overdue");
        pins(latest, PinStatistics::failed, client, "failed");
        FunctionCounter.builder(
                        PINS_RELEASED.getName(), latest, now -> zeroIfUnknown(now.number(PinStatistics::released)))
                .tags(PINS_RELEASED.tags(client))
                .register(registry);
    }

    private static double zeroIfUnknown(double number) {
        return Double.isNaN(number) ? 0 : number;
    }

    private void registerGauges(String client, QuotaLimiter limiter, QuotaSnapshot first) {
        LatestValue<QuotaSnapshot> latest = new LatestValue<>(limiter::snapshot, first);
        gauge(QUOTA_WAITING, latest, now -> now.number(QuotaSnapshot::waiting), client);
        for (int i = 0; i < first.windows().size(); i++) {
            String window = WindowLabel.of(first.windows().get(i).length());
            slots(latest, i, WindowUsage::inFlight, client, window, "in_flight");
            slots(latest, i, WindowUsage::resting, client, window, "resting");
            slots(latest, i, WindowUsage::free, client, window, "free");
        }
        if (limiter instanceof SharedQuotaLimiter shared) {
            registerShared(client, shared, latest, first);
        }
    }

    private void registerShared(
            String client, SharedQuotaLimiter limiter, LatestValue<QuotaSnapshot> latest, QuotaSnapshot first) {
        gauge(QUOTA_PROCESSES, limiter, SharedQuotaLimiter::processes, client);
        TimeGauge.builder(
                        QUOTA_LEASE.getName(),
                        limiter,
                        TimeUnit.MILLISECONDS,
                        shared -> shared.leaseLeft().toMillis())
                .tags(QUOTA_LEASE.tags(client))
                .strongReference(true)
                .register(registry);
        for (int i = 0; i < first.windows().size(); i++) {
            int index = i;
            gauge(
                    QUOTA_LEASED,
                    latest,
                    now -> now.number(snapshot -> snapshot.windows().get(index).slots()),
                    client,
                    WindowLabel.of(first.windows().get(i).length()));
        }
    }

    private void slots(
            LatestValue<QuotaSnapshot> latest, int window, ToIntFunction<WindowUsage> which, String... values) {
        gauge(
                QUOTA_SLOTS,
                latest,
                now -> now.number(
                        snapshot -> which.applyAsInt(snapshot.windows().get(window))),
                values);
    }

    private void pins(LatestValue<PinStatistics> latest, ToDoubleFunction<PinStatistics> which, String... values) {
        gauge(PINS, latest, now -> now.number(which), values);
    }

    private <T> void gauge(FeedpinMeter meter, T source, ToDoubleFunction<T> value, String... values) {
        Gauge.builder(meter.getName(), source, value)
                .tags(meter.tags(values))
                .strongReference(true)
                .register(registry);
    }
}
