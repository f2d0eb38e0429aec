package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.feedpin.quota.QuotaListener;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class QuotaLogTest {

    private static final Duration LEASE = Duration.ofSeconds(20);

    private final Logger logger = (Logger) LoggerFactory.getLogger(QuotaLog.class);
    private final Thread test = Thread.currentThread();
    /** Other tests log at the same time. */
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (Thread.currentThread() == test) {
                super.append(event);
            }
        }
    };

    private final QuotaLog shared = new QuotaLog();
    private final List<MemberLog> members = Stream.generate(() -> new MemberLog(new QuotaListener() {}, shared))
            .limit(200)
            .toList();

    @BeforeEach
    void log() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(logged);
    }

    private List<String> messages() {
        return List.copyOf(logged.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    private static ExchangeReply reply(long quarantine) {
        return new ExchangeReply("e", 0, 0, 1, 0, quarantine, List.of());
    }

    @Test
    void failureAndRecoveryOfManyLimitersAreLoggedOnce() {
        for (int times = 0; times < 3; times++) {
            members.forEach(member -> member.failed("Redis cannot be reached", LEASE, Duration.ZERO));
        }
        assertThat(messages())
                .containsExactly(
                        Level.WARN + " An exchange of the shared quota failed; this process uses its slots for "
                                + "at most 20 s more: Redis cannot be reached");
        members.subList(0, 199).forEach(member -> member.confirmed(reply(0), Duration.ZERO));
        assertThat(messages()).hasSize(1);
        members.get(199).confirmed(reply(0), Duration.ZERO);
        assertThat(messages()).last().isEqualTo(Level.INFO + " Exchanges of the shared quota succeed again");
    }

    @Test
    void anotherReasonIsLogged() {
        members.get(0).failed("one", LEASE, Duration.ZERO);
        members.get(1).failed("other", LEASE, Duration.ZERO);
        assertThat(messages()).hasSize(2);
    }

    @Test
    void closedLimiterDoesNotHideALaterFailure() {
        members.get(0).failed("one", LEASE, Duration.ZERO);
        members.get(0).close();
        members.get(0).failed("one", LEASE, Duration.ZERO);
        assertThat(messages()).hasSize(1);
        members.get(1).failed("one", LEASE, Duration.ZERO);
        assertThat(messages()).hasSize(2);
    }

    @Test
    void lossOfTheStateIsLoggedOnce() {
        members.forEach(member -> member.confirmed(reply(60_000), Duration.ZERO));
        members.forEach(member -> member.confirmed(reply(50_000), Duration.ZERO));
        assertThat(messages()).singleElement().asString().contains("60 s");
        members.forEach(member -> member.confirmed(reply(0), Duration.ZERO));
        members.forEach(member -> member.confirmed(reply(70_000), Duration.ZERO));
        assertThat(messages()).hasSize(2);
    }
}
