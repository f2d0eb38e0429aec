package io.github.feedpin.reactor;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/**
 * Captures what the JVM logs, stack traces included: some loggers at every level, the others from INFO on. Tests that
 * run at once capture the events of each other.
 */
final class LogCapture implements AutoCloseable {

    /** The number of open captures, for each logger at every level. */
    private static final Map<Logger, Integer> TALKATIVE = new HashMap<>();

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final List<Logger> talkative;

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getLoggerName() + ": " + event.getFormattedMessage() + " "
                    + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    };

    LogCapture(String... talkative) {
        this.talkative = List.of(talkative).stream().map(LogCapture::logger).toList();
        this.talkative.forEach(logger -> count(logger, 1));
        appender.setContext(context());
        appender.start();
        roots().forEach(logger -> logger.addAppender(appender));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        roots().forEach(logger -> logger.detachAppender(appender));
        talkative.forEach(logger -> count(logger, -1));
    }

    private static void count(Logger logger, int captures) {
        synchronized (TALKATIVE) {
            logger.setLevel(TALKATIVE.merge(logger, captures, Integer::sum) > 0 ? Level.TRACE : null);
        }
    }

    /** Returns the root logger, and loggers that are not additive. */
    private static List<Logger> roots() {
        return context().getLoggerList().stream()
                .filter(logger -> logger.getName().equals(Logger.ROOT_LOGGER_NAME) || !logger.isAdditive())
                .toList();
    }

    private static Logger logger(String name) {
        return context().getLogger(name);
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }
}
