package io.github.feedpin.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestHandlerTest {

    private static final String CALL =
            "PATCH /path HTTP/1.1\r\nhost: a\r\nContent-Length: 4\r\naccept: */*\r\n\r\nbody";

    private final EmbeddedChannel channel = new EmbeddedChannel(new RequestHandler(Duration.ZERO));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void callsSucceed() {
        receive(CALL);

        assertThat(response()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("{\"failed_user_reasons\":[]}}");
        assertThat(response()).isNull();
    }

    @Test
    void tokensAreGranted() {
        receive(CALL.replace("PATCH", "POST"));

        assertThat(response()).contains("\"tenant_access_token\":\"t-");
    }

    @Test
    void responsesWhenTheRequestIsWhole() {
        for (int i = 0; i < CALL.length() - 1; i++) {
            receive(CALL.substring(i, i + 1));
        }
        assertThat(response()).isNull();

        receive(CALL.substring(CALL.length() - 1));
        assertThat(response()).isNotNull();
    }

    @Test
    void responsesEachOfSeveralRequests() {
        receive(CALL + CALL + CALL.substring(0, 30));

        assertThat(response()).isNotNull();
        assertThat(response()).isNotNull();
        assertThat(response()).isNull();
    }

    @Test
    void closesTheConnectionAfterARequestThatItDoesNotUnderstand() {
        receive("PATCH / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

        assertThat(channel.isOpen()).isFalse();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private @Nullable String response() {
        @Nullable ByteBuf response = channel.readOutbound();
        return response == null ? null : response.toString(US_ASCII);
    }
}
