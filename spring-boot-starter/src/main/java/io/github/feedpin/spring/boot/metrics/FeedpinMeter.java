package io.github.feedpin.spring.boot.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters of Feedpin, in addition to the timers of its observations. Dashboards depend on names and tags, so these
 * change only with a major version.
 */
public enum FeedpinMeter implements MeterDocumentation {
    /** Users with an outcome, by its kind; for users that were not sent, with the reason. */
    OUTCOMES("feedpin.outcomes", Meter.Type.COUNTER, Key.CLIENT, Key.KIND, Key.REASON),
    /** Users per call, of runs and of single requests. */
    CALL_USERS("feedpin.call.users", Meter.Type.DISTRIBUTION_SUMMARY, Key.CLIENT),
    /** Calls that retried a transient failure. */
    RETRIES("feedpin.retries", Meter.Type.COUNTER, Key.CLIENT),
    /** Time that calls waited for a permit. */
    QUOTA_WAIT("feedpin.quota.wait", Meter.Type.TIMER, Key.CLIENT),
    /** Calls that the platform rejected because of its rate limit. */
    QUOTA_REJECTIONS("feedpin.quota.rejections", Meter.Type.COUNTER, Key.CLIENT),
    /** Pauses of all calls after a rejection. */
    QUOTA_PAUSE("feedpin.quota.pause", Meter.Type.TIMER, Key.CLIENT),
    /** Calls waiting for a permit. */
    QUOTA_WAITING("feedpin.quota.waiting", Meter.Type.GAUGE, Key.CLIENT),
    /** Slots of each window of the quota: in use by calls in flight, resting after a call, or free. */
    QUOTA_SLOTS("feedpin.quota.slots", Meter.Type.GAUGE, Key.CLIENT, Key.WINDOW, Key.STATE),
    /** Slots of each window that this process was lent; only if processes share the quota. */
    QUOTA_LEASED("feedpin.quota.leased", Meter.Type.GAUGE, Key.CLIENT, Key.WINDOW),
    /** Seconds for which this process may use its slots without an exchange; only if processes share the quota. */
    QUOTA_LEASE("feedpin.quota.lease", Meter.Type.GAUGE, Key.CLIENT),
    /** Processes that share the quota; 0 before the first exchange. */
    QUOTA_PROCESSES("feedpin.quota.processes", Meter.Type.GAUGE, Key.CLIENT),
    /** Exchanges of slots between the processes that share the quota. */
    QUOTA_EXCHANGE("feedpin.quota.exchange", Meter.Type.TIMER, Key.CLIENT, Key.RESULT),
    /** Users that are recorded as pinned, whose pin should have ended, or whose pin the platform cannot end. */
    PINS("feedpin.pins", Meter.Type.GAUGE, Key.CLIENT, Key.STATE),
    /** Users that this process has released because their pin had ended. */
    PINS_RELEASED("feedpin.pins.released", Meter.Type.COUNTER, Key.CLIENT),
    /** Tenants of a store app in memory. */
    TENANTS("feedpin.tenants", Meter.Type.GAUGE, Key.CLIENT);

    /** The tags of the meters. */
    public enum Key implements KeyName {
        /**
         * The name of the client below {@code feedpin.clients}; {@code feedpinClient} for the client at the top level.
         */
        CLIENT("client"),
        /** {@code applied}, {@code rejected}, {@code not_sent} or {@code unknown}. */
        KIND("kind"),
        /**
         * For {@code not_sent}, the {@link io.github.feedpin.model.NotSentReason} in lower case; otherwise
         * {@code none}.
         */
        REASON("reason"),
        /** The length of the window, for example {@code 60s}. */
        WINDOW("window"),
        /**
         * Of slots, {@code in_flight}, {@code resting} or {@code free}; of pins, {@code pinned}, {@code overdue} or
         * {@code failed}.
         */
        STATE("state"),
        /** {@code success} or {@code failure}. */
        RESULT("result");

        private final String key;

        Key(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    private final String name;
    private final Meter.Type type;
    private final Key[] keys;

    FeedpinMeter(String name, Meter.Type type, Key... keys) {
        this.name = name;
        this.type = type;
        this.keys = keys;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    @Override
    public KeyName[] getKeyNames() {
        return keys.clone();
    }

    /** Returns the tags with these values, in the order of the keys. */
    Tags tags(String... values) {
        Tags tags = Tags.empty();
        for (int i = 0; i < keys.length; i++) {
            tags = tags.and(keys[i].asString(), values[i]);
        }
        return tags;
    }
}
