package io.github.feedpin.cli.redis;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.redis.FeedpinRedis;
import io.github.feedpin.redis.FeedpinRedisBuilder;
import io.github.feedpin.redis.RedisUrl;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Selected Redis, through which runs share the quota and the access token; or none. */
public final class RedisChoice {

    /** Nothing is shared. */
    public static final RedisChoice NONE = new RedisChoice(List.of(), "", 0, null);

    /** Environment variable of the password. */
    public static final String PASSWORD = "FEEDPIN_REDIS_PASSWORD";

    /** Environment variable of the key that access tokens in Redis are encrypted with, as Spring Boot reads it. */
    private static final String ENCRYPTION_KEY = "FEEDPIN_REDIS_ENCRYPTION_KEY";

    private static final int KEY_BYTES = 32;

    private final List<RedisURI> addresses;
    private final String prefix;
    private final int replicas;
    private final byte @Nullable [] encryptionKey;

    private RedisChoice(List<RedisURI> addresses, String prefix, int replicas, byte @Nullable [] encryptionKey) {
        this.addresses = addresses;
        this.prefix = prefix;
        this.replicas = replicas;
        this.encryptionKey = encryptionKey;
    }

    /**
     * Returns the Redis at an address, with the password and the encryption key from the environment.
     *
     * @param prefix the prefix of all keys
     * @param replicas how many replicas must confirm each write
     * @throws IllegalArgumentException if the address or the key is invalid; the message names the option or variable
     *     but does not quote it
     */
    public static RedisChoice at(String address, String prefix, int replicas, Map<String, String> environment) {
        RedisUrl url;
        try {
            url = RedisUrl.parse(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()).replace(RedisUrl.SUBJECT, "--redis"));
        }
        if (url.hasPassword()) {
            throw new IllegalArgumentException("--redis contains a password, which other users of this machine can see;"
                    + " set " + PASSWORD + " instead");
        }
        String password = environment.getOrDefault(PASSWORD, "").strip();
        if (password.isEmpty() && url.hasUser()) {
            throw new IllegalArgumentException("--redis has a user name, but " + PASSWORD
                    + " is not set; the password is read from there, never from the command line");
        }
        return new RedisChoice(url.withPassword(password).nodes(), prefix, replicas, encryptionKey(environment));
    }

    /**
     * Starts to use the quota of a run. Does not wait for Redis.
     *
     * @param longestCall the maximum duration of a call
     */
    public RunQuota open(RunTarget target, RateLimits limits, Duration longestCall) {
        if (addresses.isEmpty()) {
            return RunQuota.ofThisProcess(limits);
        }
        FeedpinRedisBuilder builder =
                FeedpinRedis.builder(addresses).keyPrefix(prefix).replicas(replicas);
        if (encryptionKey != null) {
            builder.encryptionKey(encryptionKey);
        }
        return SharedRunQuota.start(builder.build(), target, limits, longestCall);
    }

    private static byte @Nullable [] encryptionKey(Map<String, String> environment) {
        String text = environment.getOrDefault(ENCRYPTION_KEY, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        byte[] key = decoded(text);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    ENCRYPTION_KEY + " must be 32 bytes in Base64, as 'openssl rand -base64 32' prints them");
        }
        return key;
    }

    /** Returns an empty array for an invalid text. */
    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Omits the addresses, which contain the password. */
    @Override
    public String toString() {
        return addresses.isEmpty() ? "no Redis" : "Redis";
    }
}
