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

    /**
     * {@return a listener that records the runs and single requests of a client}
     *
     * @param client the name of the client, the value of the tag {@code client}
     */
    RunListener runListener(String client);

    /**
     * {@return a listener that records the permits, rejections and pauses of a client's limiter}
     *
     * @param client the name of the client, the value of the tag {@code client}
     */
    QuotaListener quotaListener(String client);

    /**
     * Registers gauges for the state of a client's limiter, and for its share of a quota that processes share.
     *
     * @param client the name of the client, the value of the tag {@code client}
     * @param limiter the limiter, which the gauges read
     */
    void register(String client, QuotaLimiter limiter);

    /**
     * Registers a gauge for the number of tenants in memory.
     *
     * @param client the name of the client, the value of the tag {@code client}
     * @param tenants the tenants, which the gauge counts
     */
    void register(String client, FeedpinTenants tenants);

    /**
     * Registers the meters of a client's pins.
     *
     * @param client the name of the client, the value of the tag {@code client}
     * @param releaser the releaser, whose statistics the meters read
     */
    void register(String client, PinReleaser releaser);
}
