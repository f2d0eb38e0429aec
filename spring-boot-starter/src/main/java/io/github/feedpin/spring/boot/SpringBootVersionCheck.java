package io.github.feedpin.spring.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@link ApplicationContextInitializer} that fails the start of an application with Spring Boot 3 or older, before
 * classes that are absent there are loaded.
 */
final class SpringBootVersionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int OLDEST = 4;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(SpringBootVersion.getVersion());
    }

    static void check(@Nullable String version) {
        if (version != null && version.matches("[0-9]+\\..*") && majorOf(version) < OLDEST) {
            throw new UnsupportedSpringBootException(OLDEST + ".0", version);
        }
    }

    private static int majorOf(String version) {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }
}
