package io.github.feedpin.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestHandlerTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new RequestHandler());

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void callSucceedsForEveryUser() {
        assertThat(responseTo(HttpMethod.PATCH)).endsWith("{\"failed_user_reasons\":[]}}");
    }

    @Test
    void tokenRequestIsGrantedAToken() {
        assertThat(responseTo(HttpMethod.POST)).contains("\"tenant_access_token\":\"t-");
    }

    @Test
    void severalRequestsOnOneConnectionGetAResponseEach() {
        assertThat(responseTo(HttpMethod.PATCH)).isEqualTo(responseTo(HttpMethod.PATCH));
    }

    @Test
    void whenTheConnectionFailsItIsClosed() {
        channel.pipeline().fireExceptionCaught(new IllegalStateException("broken off"));

        assertThat(channel.isOpen()).isFalse();
    }

    private String responseTo(HttpMethod method) {
        channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, method, "/path"));
        FullHttpResponse response = Objects.requireNonNull(channel.readOutbound());
        assertThat(response.status().code()).isEqualTo(200);
        return response.content().toString(US_ASCII);
    }
}
