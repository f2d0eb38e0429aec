package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.RedisProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/** {@link RuntimeHintsRegistrar} for the properties, which are bound without a bean, and for the scripts of Redis. */
final class FeedpinRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        BindableRuntimeHintsRegistrar.forTypes(FeedpinProperties.class, RedisProperties.class)
                .registerHints(hints);
        hints.resources().registerPattern("io/github/feedpin/redis/internal/**/*.lua");
    }
}
