package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.feedpin.internal.call.RejectionLog;
import io.github.feedpin.platform.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RejectionLogTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(RejectionLog.class);

    /** Filters the log, since other tests log at the same time. */
    private final String name = "client-" + UUID.randomUUID();

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.builder().name(name).build();

    @BeforeEach
    void listen() {
        appender.start();
        LOGGER.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        LOGGER.detachAppender(appender);
    }

    private List<ILoggingEvent> logged() {
        return List.copyOf(appender.list).stream()
                .filter(event -> event.getFormattedMessage().contains(name))
                .toList();
    }

    private String message() {
        assertThat(logged()).hasSize(1);
        return logged().get(0).getFormattedMessage();
    }

    private void runFor(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plusMillis(100)) {
            scenario.await(client.pin(Scenario.users(120)));
            client.pin("ou_7d8a6e6df7621556ce0d21922b676706ccs").subscribe();
            scenario.clock.advanceTimeBy(Duration.ofMillis(100));
        }
    }

    @Test
    void whenTheSecretIsWrongAWarningHasCodeLogIdAndAdvice() {
        scenario.platform.granting(() -> error(200, 10014));
        scenario.await(client.pin(List.of("ou_7d8a6e6df7621556ce0d21922b676706ccs")));

        assertThat(logged()).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        assertThat(message())
                .contains("client '" + name + "'", "app id cli_test", "code 10014", "log id log-10014")
                .contains("Check the app id and the app secret")
                .doesNotContain("secret-of-the-test", "ou_7d8a6e6df7621556ce0d21922b676706ccs");
    }

    @Test
    void whenAScopeIsMissingTheWarningNamesIt() {
        scenario.platform.responding((request, number) -> error(400, 99991672));
        scenario.await(client.pin("ou_7d8a6e6df7621556ce0d21922b676706ccs"));

        assertThat(message()).contains("code 99991672", "im:datasync.feed_card.time_sensitive:write");
    }

    @Test
    void whenAReplacedTokenIsRejectedTheWarningHasAdvice() {
        scenario.platform.responding((request, number) -> error(400, 99991663));
        scenario.await(client.pin("ou_a"));

        assertThat(message()).contains("code 99991663", "developer console");
    }

    @Test
    void whenManyRequestsAreRejectedOneWarningIsLogged() {
        scenario.platform.granting(() -> error(200, 10014));
        runFor(Duration.ofMinutes(5));

        assertThat(logged()).hasSize(1);
    }

    @Test
    void whenTheAppIsRejectedAfterASuccessItIsLoggedAgain() {
        scenario.platform.responding((request, number) -> error(400, 99991672));
        runFor(Duration.ofSeconds(1));
        scenario.platform.responding((request, number) -> success());
        runFor(Duration.ofSeconds(2));
        scenario.platform.responding((request, number) -> error(400, 99991672));
        runFor(Duration.ofSeconds(1));

        assertThat(logged()).hasSize(2);
    }

    @Test
    void whenAFailureIsTransientNoWarningIsLogged() {
        scenario.platform.responding((request, number) -> error(503, 5000));
        scenario.await(client.pin(Scenario.users(120)));

        assertThat(logged()).isEmpty();
    }

    @Test
    void whenTheClientHasAFixedTokenTheWarningNamesNoAppId() {
        FeedpinClient ofToken = scenario.builder()
                .name(name)
                .accessToken(new AccessToken("t-very-secret"))
                .build();
        scenario.platform.responding((request, number) -> error(400, 99991672));
        scenario.await(ofToken.pin("ou_a"));

        assertThat(message())
                .contains("client '" + name + "':")
                .doesNotContain("app id", "t-very-secret", "secret-of-the-test");
    }
}
