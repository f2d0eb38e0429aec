package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.quota.Quota;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the rate limits.
 *
 * @param perSecond Maximum number of calls in any second; at least 1.
 * @param perMinute Maximum number of calls in any minute; at least 1.
 * @param reserved Calls in any minute that bulk runs leave to single requests; less than per-minute.
 */
public record QuotaProperties(
        @DefaultValue("50") int perSecond,
        @DefaultValue("1000") int perMinute,
        @DefaultValue("0") int reserved) {

    public QuotaProperties {
        requirePositive("per-second", perSecond);
        requirePositive("per-minute", perMinute);
        InvalidPropertyException.require(
                reserved >= 0 && reserved < perMinute,
                "reserved must be 0 to " + (perMinute - 1) + ", less than per-minute, but is " + reserved);
    }

    public Quota quota() {
        return Quota.of(perSecond, perMinute).withReserved(reserved);
    }

    private static void requirePositive(String name, int value) {
        InvalidPropertyException.require(value >= 1, name + " must be at least 1, but is " + value);
    }
}
