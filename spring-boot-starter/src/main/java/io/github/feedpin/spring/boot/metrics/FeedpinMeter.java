package io.github.feedpin.spring.boot.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * The meters, beside the timers that come of the observations. Dashboards are built on their names and keys, so these
 * change only with a major version.
 */
public enum FeedpinMeter implements MeterDocumentation {
    /** Users who have their outcome, by its kind; the reason says why somebody was not sent. */
    OUTCOMES("feedpin.outcomes", Meter.Type.COUNTER, Key.CLIENT, Key.KIND, Key.REASON),
    /** Users that each call of a run, or of singles, was for. */
    CALL_USERS("feedpin.call.users", Meter.Type.DISTRIBUTION_SUMMARY, Key.CLIENT),
    /** Calls that repeated one that had failed for the moment. */
    RETRIES("feedpin.retries", Meter.Type.COUNTER, Key.CLIENT),
    /** How long calls waited for their permit. */
    QUOTA_WAIT("feedpin.quota.wait", Meter.Type.TIMER, Key.CLIENT),
    /** Calls that the platform rejected for its rate limit. */
    QUOTA_REFUSALS("feedpin.quota.rejections", Meter.Type.COUNTER, Key.CLIENT),
    /** How long all calls were paused because of a rejection. */
    QUOTA_PAUSE("feedpin.quota.pause", Meter.Type.TIMER, Key.CLIENT),
    /** Calls that wait for a permit. */
    QUOTA_WAITING("feedpin.quota.waiting", Meter.Type.GAUGE, Key.CLIENT),
    /** Slots of each window of the quota: in use by calls in flight, resting after a call, or free. */
    QUOTA_SLOTS("feedpin.quota.slots", Meter.Type.GAUGE, Key.CLIENT, Key.WINDOW, Key.STATE);

    /** The keys of the meters. */
    public enum Key implements KeyName {
        /** The client's name below {@code feedpin.clients}; {@code feedpinClient} at the top level. */
        CLIENT("client"),
        /** {@code applied}, {@code rejected}, {@code not_sent} or {@code unknown}. */
        KIND("kind"),
        /** Of those not sent, {@link io.github.feedpin.model.NotSentReason} in lower case; else {@code none}. */
        REASON("reason"),
        /** The length of the window, for instance {@code 60s}. */
        WINDOW("window"),
        /** {@code in_flight}, {@code resting} or {@code free}. */
        STATE("state");

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

    /** The tags with these values, in the order of the keys. */
    Tags tags(String... values) {
        Tags tags = Tags.empty();
        for (int i = 0; i < keys.length; i++) {
            tags = tags.and(keys[i].asString(), values[i]);
        }
        return tags;
    }
}
