package io.github.feedpin.reactor;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/** Channel handlers that Feedpin adds to each connection, for as long as it lasts. */
final class ConnectionGuards {

    /** Decoders of HTTP/2 and HTTP/3. */
    private static final List<String> STREAM_DECODERS =
            List.of(NettyPipeline.H2ToHttp11Codec, NettyPipeline.H3ToHttp11Codec);

    private ConnectionGuards() {}

    /** Adds the handlers before a connection's first exchange; does nothing at later ones. */
    static void install(ChannelPipeline pipeline, Duration responseTimeout) {
        if (pipeline.get(UnexpectedResponseHandler.class) != null) {
            return;
        }
        UnexpectedResponseHandler responses = new UnexpectedResponseHandler();
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "feedpin.decoderFailures", DecoderFailureHandler.SHARED)
                .addBefore(
                        NettyPipeline.ReactiveBridge,
                        "feedpin.responseTimeout",
                        new ResponseTimeoutHandler(responseTimeout, responses::isResponsePending));
        // Right after the decoder, so that later handlers, such as decompressors, see final responses only.
        String decoder = decoder(pipeline);
        pipeline.addAfter(decoder, "feedpin.contentEncoding", ContentEncodingHandler.SHARED)
                .addAfter(decoder, "feedpin.unexpectedResponses", responses);
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            pipeline.addBefore(
                    NettyPipeline.HttpCodec, "feedpin.unexpectedBytes", new UnexpectedBytesHandler(responses));
        }
    }

    private static String decoder(ChannelPipeline pipeline) {
        @Nullable ChannelHandlerContext http1 = pipeline.context(HttpClientCodec.class);
        return http1 != null
                ? http1.name()
                : STREAM_DECODERS.stream()
                        .filter(pipeline.names()::contains)
                        .findFirst()
                        .orElseThrow();
    }
}
