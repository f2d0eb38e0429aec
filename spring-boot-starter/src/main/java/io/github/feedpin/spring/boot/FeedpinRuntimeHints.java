package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/** {@link RuntimeHintsRegistrar} for the properties, which named clients bind without a bean. */
final class FeedpinRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
        BindableRuntimeHintsRegistrar.forTypes(FeedpinProperties.class).registerHints(hints);
    }
}
