package io.github.feedpin.spring.boot.properties;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration properties of what the processes of all apps share through Redis.
 *
 * @param enabled Whether processes share through Redis. By default they do if the module and a Redis are there.
 * @param url URL of Redis: 'redis://', 'rediss://' with TLS, or 'redis-sentinel://'; separated by commas for the nodes
 *     of a cluster. The Redis of Spring Boot is used if not set.
 * @param keyPrefix Prefix of all keys. All processes that use an app must have the same one.
 * @param replicas Number of replicas that must confirm each change of a quota; 0 or more.
 * @param encryptionKey Key of 32 bytes, in Base64, that tokens and tickets are encrypted with. They are not encrypted
 *     if not set.
 * @param quota the quota
 * @param tokens access tokens
 * @param tickets app tickets
 * @param pins the record of pins
 */
@ConfigurationProperties(RedisProperties.PREFIX)
public record RedisProperties(
        @Nullable Boolean enabled,
        @Nullable String url,
        @DefaultValue("feedpin") String keyPrefix,
        @DefaultValue("0") int replicas,
        @Nullable String encryptionKey,
        @NestedConfigurationProperty @DefaultValue RedisPart quota,
        @NestedConfigurationProperty @DefaultValue RedisPart tokens,
        @NestedConfigurationProperty @DefaultValue RedisPart tickets,
        @NestedConfigurationProperty @DefaultValue RedisPart pins) {

    public static final String PREFIX = "feedpin.redis";

    private static final int KEY_BYTES = 32;

    public RedisProperties {
        InvalidPropertyException.require(!keyPrefix.isBlank(), "key-prefix must not be blank");
        InvalidPropertyException.require(replicas >= 0, "replicas must not be negative, but is " + replicas);
        InvalidPropertyException.require(
                encryptionKey == null || decoded(encryptionKey).length == KEY_BYTES,
                "encryption-key must be 32 bytes in Base64, as 'openssl rand -base64 32' prints them");
    }

    /** Returns the bytes of the key; null if there is none. */
    public byte @Nullable [] decodedEncryptionKey() {
        return encryptionKey == null ? null : decoded(encryptionKey);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException invalid) {
            return new byte[0];
        }
    }

    /** Contains neither the URL, which may contain a password, nor the key. */
    @Override
    public String toString() {
        return "RedisProperties[enabled=" + enabled + ", url=" + masked(url) + ", keyPrefix=" + keyPrefix
                + ", replicas=" + replicas + ", encryptionKey=" + masked(encryptionKey) + ", quota=" + quota
                + ", tokens=" + tokens + ", tickets=" + tickets + ", pins=" + pins + "]";
    }

    private static @Nullable String masked(@Nullable String value) {
        return value == null ? null : "***";
    }
}
