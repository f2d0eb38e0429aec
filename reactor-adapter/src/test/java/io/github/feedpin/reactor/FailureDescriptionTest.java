package io.github.feedpin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.proxy.ProxyConnectException;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.channel.AbortedException;

class FailureDescriptionTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ConnectTimeoutException("quoted"), "no connection within the connect timeout"),
                Arguments.of(new UnresolvedAddressException(), "the proxy's host name could not be resolved"),
                Arguments.of(
                        new ProxyConnectException("http, none, quoted"),
                        "the proxy did not connect; check the proxy's type, host and port (feedpin.http.proxy.type,"
                                + " feedpin.http.proxy.host and feedpin.http.proxy.port)"),
                Arguments.of(new DecoderException(new SSLHandshakeException("quoted")), "TLS failed"),
                Arguments.of(new TimeoutException("quoted"), "no connection became free in time"),
                Arguments.of(new AbortedException("quoted"), "the connection broke"),
                Arguments.of(new SocketException("quoted"), "the connection broke"),
                Arguments.of(new IllegalStateException("quoted"), "IllegalStateException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsDescribedWithoutItsMessage(Throwable failure, String words) {
        assertThat(TransportFailure.describe(failure)).isEqualTo(words);
    }

    @Test
    void secretIsFoundInAnyCauseIgnoringCase() {
        Exception failure = new IllegalStateException(new IllegalArgumentException("version T-SECRET"));

        assertThat(TransportFailure.quotes(failure, List.of("t-secret"))).isTrue();
        assertThat(TransportFailure.quotes(failure, List.of("t-other"))).isFalse();
    }
}
