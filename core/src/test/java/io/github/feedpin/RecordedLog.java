package io.github.feedpin;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class logs, of which only messages with a given text are returned: other tests log at the same time. */
final class RecordedLog implements AutoCloseable {

    private final Logger logger;
    private final String text;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    RecordedLog(Class<?> owner, String text) {
        this(owner.getName(), text);
    }

    RecordedLog(String loggerName, String text) {
        this.logger = (Logger) LoggerFactory.getLogger(loggerName);
        this.text = text;
        appender.start();
        logger.addAppender(appender);
    }

    List<String> messages() {
        return List.copyOf(appender.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(message -> message.contains(text))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
