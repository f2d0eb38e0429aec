package io.github.feedpin.cli;

import io.github.feedpin.cli.redis.RedisChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the Redis through which processes share the quota. */
final class RedisOptions {

    private static final String PREFIX = "feedpin";

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "Share the quota and the access token with all processes of the app that use this Redis; "
                    + "the password is read from " + RedisChoice.PASSWORD + " (see below).")
    private @Nullable String url;

    @Option(
            names = "--redis-prefix",
            paramLabel = "WORD",
            description = "The prefix of all keys in Redis, the same for all processes (default: " + PREFIX + ").")
    private @Nullable String prefix;

    @Option(
            names = "--redis-replicas",
            paramLabel = "N",
            description = "How many replicas must confirm each write (default: 0).")
    private @Nullable Integer replicas;

    /** @throws UsageException if an option is invalid; the message does not quote the URL */
    RedisChoice choice(CliContext context) {
        if (url == null) {
            requireUrl("--redis-prefix", prefix);
            requireUrl("--redis-replicas", replicas);
            return RedisChoice.NONE;
        }
        String keys = prefix == null ? PREFIX : prefix;
        if (!keys.matches("[^\\s{}\\p{Cntrl}]{1,100}")) {
            throw new UsageException("--redis-prefix must be one word of at most 100 characters, without braces");
        }
        int confirming = replicas == null ? 0 : replicas;
        if (confirming < 0) {
            throw new UsageException("--redis-replicas must not be negative, but is " + confirming);
        }
        try {
            return RedisChoice.at(url, keys, confirming, context.environment());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void requireUrl(String option, @Nullable Object value) {
        if (value != null) {
            throw new UsageException(option + " needs --redis URL");
        }
    }
}
