package io.github.feedpin.spring.boot.metrics;

import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_EXCHANGE;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_PAUSE;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_REJECTIONS;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.QUOTA_WAIT;

import io.github.feedpin.quota.QuotaListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** {@link QuotaListener} that records the permits, rejections, pauses and exchanges of one client. */
final class QuotaMeters implements QuotaListener {

    private final MeterRegistry registry;
    private final String client;
    private final Timer wait;
    private final Counter rejections;
    private final Timer pause;

    QuotaMeters(MeterRegistry registry, String client) {
        this.registry = registry;
        this.client = client;
        this.wait = registry.timer(QUOTA_WAIT.getName(), QUOTA_WAIT.tags(client));
        this.rejections = registry.counter(QUOTA_REJECTIONS.getName(), QUOTA_REJECTIONS.tags(client));
        this.pause = registry.timer(QUOTA_PAUSE.getName(), QUOTA_PAUSE.tags(client));
    }

    @Override
    public void onGranted(Duration waited) {
        wait.record(waited);
    }

    @Override
    public void onRejected() {
        rejections.increment();
    }

    @Override
    public void onPaused(Duration length) {
        pause.record(length);
    }

    @Override
    public void onExchange(boolean succeeded, Duration duration) {
        registry.timer(QUOTA_EXCHANGE.getName(), QUOTA_EXCHANGE.tags(client, succeeded ? "success" : "failure"))
                .record(duration);
    }
}
