package io.github.feedpin.spring.boot.metrics;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.observation.RunListener;
import io.github.feedpin.pin.PinReleaser;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaListener;

/** Strategy interface for the meters of clients. Does not depend on Micrometer, which may be absent. */
public interface ClientMeters {

    /** Records nothing. */
    ClientMeters NONE = new ClientMeters() {
        @Override
        public RunListener runListener(String client) {
            return new RunListener() {};
        }

        @Override
        public QuotaListener quotaListener(String client) {
            return new QuotaListener() {};
        }

        @Override
        public void register(String client, QuotaLimiter limiter) {}

        @Override
        public void register(String client, FeedpinTenants tenants) {}

        @Override
        public void register(String client, PinReleaser releaser) {}
    };

    /** Returns a listener that records the runs and single requests of the client. */
    RunListener runListener(String client);

    /** Returns a listener that records the permits, rejections and pauses of the client's limiter. */
    QuotaListener quotaListener(String client);

    /** Registers gauges for the state of the client's limiter, and for its share of a quota that processes share. */
    void register(String client, QuotaLimiter limiter);

    /** Registers a gauge for the number of tenants in memory. */
    void register(String client, FeedpinTenants tenants);

    /** Registers the meters of the client's pins. */
    void register(String client, PinReleaser releaser);
}
