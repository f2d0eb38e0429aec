package io.github.feedpin.spring.boot.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of one part of what is shared through Redis.
 *
 * @param enabled Whether this part is shared.
 */
public record RedisPart(@DefaultValue("true") boolean enabled) {}
