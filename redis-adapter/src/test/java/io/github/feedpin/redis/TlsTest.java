package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.testsupport.RedisProcess;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slf4j.LoggerFactory;

/** A Redis with a certificate, and a user with the rights that docs/redis.md lists. */
@Execution(ExecutionMode.CONCURRENT)
class TlsTest {

    private static final String PASSWORD = "s3cr3t-of-redis";

    private static final ServerCertificate CERTIFICATE = new ServerCertificate();
    private static final Log LOG = new Log();
    private static final List<Logger> LOGGERS = List.of(logger("io.lettuce"), logger("io.github.feedpin.redis"));

    /** Keeps no event: the classes that run at the same time log much as well. */
    private static final class Log extends AppenderBase<ILoggingEvent> {

        private final AtomicInteger events = new AtomicInteger();
        private final AtomicBoolean hasPassword = new AtomicBoolean();

        @Override
        protected void append(ILoggingEvent event) {
            events.incrementAndGet();
            if (event.getFormattedMessage().contains(PASSWORD)) {
                hasPassword.set(true);
            }
        }
    }

    private RedisProcess redis = startWith(documentedUser());
    private final SharedCalls shared = new SharedCalls();

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    private static List<String> documentedUser() {
        try (Stream<String> lines = Files.lines(Path.of("../docs/redis.md"))) {
            String command = "ACL SETUSER ";
            return lines.filter(line -> line.startsWith(command))
                    .map(line -> line.substring(command.length()).replace(">password", ">" + PASSWORD))
                    .map(line -> List.of(line.split(" ")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RedisProcess startWith(List<String> user) {
        List<String> options = new ArrayList<>(List.of("--user"));
        options.addAll(user);
        return RedisProcess.startTls(CERTIFICATE.certificate(), CERTIFICATE.key(), options.toArray(String[]::new));
    }

    @BeforeAll
    static void log() {
        LOG.start();
        LOGGERS.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.addAppender(LOG);
        });
    }

    /** Also removes the certificate. */
    @AfterAll
    static void passwordIsNotLogged() {
        LOGGERS.forEach(logger -> {
            logger.setLevel(null);
            logger.detachAppender(LOG);
        });
        CERTIFICATE.close();
        LOG.stop();
        assertThat(LOG.events).hasPositiveValue();
        assertThat(LOG.hasPassword).isFalse();
    }

    @AfterEach
    void stop() {
        shared.close();
        redis.close();
    }

    private RedisURI uri(String password) {
        return RedisURI.Builder.redis("127.0.0.1", redis.port())
                .withSsl(true)
                .withVerifyPeer(SslVerifyMode.FULL)
                .withAuthentication("feedpin", password.toCharArray())
                .build();
    }

    private void add(FeedpinRedisBuilder builder) {
        shared.add(builder, SharedCalls.HEARTBEAT, Duration.ofMillis(500));
        shared.start();
    }

    private FeedpinRedisBuilder trusting(RedisURI uri) {
        return shared.redis(uri)
                .sslOptions(SslOptions.builder()
                        .trustManager(CERTIFICATE.certificate().toFile())
                        .build());
    }

    private void assertFailure(String message) {
        shared.awaitFailure(message);
        assertThat(shared.failures)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(QuotaUnavailableException.class)
                        .message()
                        .doesNotContain(PASSWORD));
        assertThat(shared.grants).isEmpty();
    }

    @Test
    void trustedCertificateAndTheDocumentedRightsSuffice() {
        add(trusting(uri(PASSWORD)));
        shared.awaitMoreOfEach(10);
        shared.assertWindowsHold();
    }

    @Test
    void unknownCertificateIsRejectedAndNamed() {
        add(shared.redis(uri(PASSWORD)));
        assertFailure("TLS");
    }

    @Test
    void wrongPasswordIsNamedWithoutIt() {
        add(trusting(uri(PASSWORD + "2")));
        assertFailure("WRONGPASS");
    }

    @Test
    void missingRightIsNamed() {
        redis.close();
        List<String> user = new ArrayList<>(documentedUser());
        assertThat(user.remove("+hset")).isTrue();
        redis = startWith(user);
        add(trusting(uri(PASSWORD)));
        assertFailure("can't run this command");
    }

    @Test
    void keyOutsideTheRightsIsNamed() {
        add(trusting(uri(PASSWORD)).keyPrefix("other"));
        assertFailure("NOPERM");
    }
}
