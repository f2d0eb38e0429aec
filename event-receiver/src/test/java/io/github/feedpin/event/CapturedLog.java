package io.github.feedpin.event;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What this thread logs, at any level. */
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    private final Thread thread = Thread.currentThread();
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    CapturedLog() {
        setContext(ROOT.getLoggerContext());
        start();
        ROOT.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (Thread.currentThread().equals(thread)) {
            events.add(event);
        }
    }

    /** Returns the lines with their level, and the stack trace if there is one. */
    List<String> lines() {
        return events.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy()))
                .toList();
    }

    @Override
    public void close() {
        ROOT.detachAppender(this);
    }
}
