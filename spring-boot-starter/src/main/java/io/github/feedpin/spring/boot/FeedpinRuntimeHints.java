package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/**
 * What a native image must keep: of clients that are bound by name, whether or not there is a bean of the properties,
 * which Spring sees to; and of reports that are written as JSON.
 */
final class FeedpinRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        BindableRuntimeHintsRegistrar.forTypes(FeedpinProperties.class).registerHints(hints);
    }
}
