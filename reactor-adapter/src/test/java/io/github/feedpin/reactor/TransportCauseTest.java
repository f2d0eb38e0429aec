package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.BaseUrl;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.ssl.NotSslRecordException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What caused a failure can be serialized, whatever it holds. */
class TransportCauseTest {

    /** As Netty's for a name that does not exist. */
    private static final class Foreign extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"serial", "unused"})
        private final DnsResponseCode code = DnsResponseCode.NXDOMAIN;

        Foreign(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    @Test
    void whenACauseIsForeignItsCopyHasTypeMessageStackTraceCausesAndSuppressedFailures() throws Exception {
        Foreign foreign = new Foreign("outer", new Foreign("inner", new ConnectException("refused")));
        foreign.addSuppressed(new Foreign("suppressed", null));
        UnknownHostException failure = new UnknownHostException("feedpin.invalid");
        failure.initCause(foreign);

        Throwable read = written(TransportCause.of(failure));

        assertThat(Throwables.getStackTrace(read)).isEqualTo(Throwables.getStackTrace(failure));
    }

    @Test
    void whenACauseIsOfTheJdkItStays() {
        Exception failure = new IOException("outer", new ConnectException("inner"));

        assertThat(TransportCause.of(failure)).isSameAs(failure);
    }

    @Test
    void whenCausesFormACircleTheCopyEnds() throws Exception {
        Foreign first = new Foreign("first", null);
        first.addSuppressed(new Foreign("second", first));

        assertThat(written(TransportCause.of(first))).hasToString(first.toString());
    }

    @Test
    void whenSuppressedFailuresFormACircleTheCopyEnds() throws Exception {
        Foreign first = new Foreign("first", null);
        Foreign second = new Foreign("second", null);
        first.addSuppressed(second);
        second.addSuppressed(first);

        assertThat(written(TransportCause.of(first))).hasToString(first.toString());
    }

    @Test
    void whenAMessageQuotesBytesOrControlCharactersTheyAreLeftOut() {
        assertThat(TransportCause.of(new NotSslRecordException("not an SSL/TLS record: 3c68746d6c3e")))
                .hasMessage("not an SSL/TLS record: …");
        assertThat(TransportCause.of(new Foreign("status: 403 \u001b[2J\r\nForbidden" + "x".repeat(900), null))
                        .getMessage())
                .startsWith("status: 403 [2J Forbiddenx")
                .hasSize(300);
    }

    @Test
    void whenACallFailsItsFailureCanBeSerialized() throws Exception {
        ReactorNettyPlatform unknown = ReactorNettyPlatform.create(BaseUrl.of("http://feedpin.invalid"));
        ReactorNettyPlatform rejecting = ReactorNettyPlatform.create(BaseUrl.of("http://127.0.0.1:1"));
        try (TestServer breaking = TestServer.that(TestServer::reset);
                RawServer garbled = new RawServer(RawServer.sending("no HTTP\r\n\r\n"))) {
            for (ReactorNettyPlatform platform : new ReactorNettyPlatform[] {
                unknown,
                rejecting,
                ReactorNettyPlatform.create(breaking.baseUrl()),
                ReactorNettyPlatform.create(garbled.baseUrl())
            }) {
                Throwable failure = failureOf(platform.setTimeSensitive(PIN, TOKEN));

                assertThat(failure.getCause()).isNotNull();
                assertThat(written(failure)).hasMessage(failure.getMessage());
            }
        }
    }

    /** Written, and read again. */
    private static Throwable written(Throwable failure) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(failure);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Throwable) in.readObject();
        }
    }
}
