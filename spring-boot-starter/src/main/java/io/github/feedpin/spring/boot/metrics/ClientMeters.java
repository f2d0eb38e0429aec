package io.github.feedpin.spring.boot.metrics;

import io.github.feedpin.observation.RunListener;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaListener;

/** What is metered of each client. Knows nothing of Micrometer, which may be absent. */
public interface ClientMeters {

    /** Meters nothing. */
    ClientMeters NONE = new ClientMeters() {
        @Override
        public RunListener runs(String client) {
            return new RunListener() {};
        }

        @Override
        public QuotaListener quota(String client) {
            return new QuotaListener() {};
        }

        @Override
        public void watch(String client, QuotaLimiter limiter) {}
    };

    /** Meters the runs and singles of this client. */
    RunListener runs(String client);

    /** Meters what the limiter of this client does. */
    QuotaListener quota(String client);

    /** Meters how the limiter of this client stands, whenever the meters are read. */
    void watch(String client, QuotaLimiter limiter);
}
