package io.github.feedpin.spring.boot.redis;

import io.github.feedpin.redis.RedisUrl;
import io.github.feedpin.spring.boot.properties.InvalidPropertyException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Strategy interface for choosing between the URL of the properties and the Redis of Spring Boot. */
@FunctionalInterface
interface RedisAddresses {

    /** Uses the URL, which is the only address. */
    RedisAddresses NONE = url -> {
        InvalidPropertyException.require(
                url != null && !url.isBlank(), "redis.url must be set, since there is no other address of a Redis");
        String text = Objects.requireNonNull(url);
        return new RedisAddress(
                InvalidPropertyException.checked(
                        "redis.url",
                        RedisUrl.SUBJECT,
                        () -> RedisUrl.parse(text).nodes()),
                null);
    };

    /**
     * Returns the address.
     *
     * @param url the URL of the properties; null if it is not set
     * @throws InvalidPropertyException if the URL is used, and invalid
     */
    RedisAddress choose(@Nullable String url);
}
