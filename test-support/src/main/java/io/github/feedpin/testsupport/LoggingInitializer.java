package io.github.feedpin.testsupport;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.slf4j.LoggerFactory;

/**
 * Initializes SLF4J before the first test: while one thread does so, another gets substitutes, which are no loggers of
 * Logback.
 */
public final class LoggingInitializer implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LoggerFactory.getILoggerFactory();
    }
}
