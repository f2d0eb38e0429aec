package io.github.feedpin.reactor;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/** What Feedpin has an eye on in each connection, for as long as it lasts. */
final class ConnectionGuards {

    /** Of HTTP/2 and HTTP/3. */
    private static final List<String> STREAM_DECODERS =
            List.of(NettyPipeline.H2ToHttp11Codec, NettyPipeline.H3ToHttp11Codec);

    private ConnectionGuards() {}

    /** Begins before a connection's first exchange, and does nothing at its later ones. */
    static void begin(ChannelPipeline pipeline, Duration responseTimeout) {
        if (pipeline.get(UnexpectedResponseHandler.class) == null) {
            UnexpectedResponseHandler surplus = new UnexpectedResponseHandler();
            pipeline.addBefore(NettyPipeline.ReactiveBridge, "feedpin.garbledResponses", DecoderFailureHandler.SHARED)
                    .addBefore(
                            NettyPipeline.ReactiveBridge,
                            "feedpin.overdueResponses",
                            new ResponseTimeoutHandler(responseTimeout, surplus::isResponseAwaited));
            addBehindDecoder(pipeline, "feedpin.contentEncoding", ContentEncodingHandler.SHARED);
            addBehindDecoder(pipeline, "feedpin.surplusResponses", surplus);
            if (pipeline.get(NettyPipeline.HttpCodec) != null) {
                pipeline.addBefore(
                        NettyPipeline.HttpCodec, "feedpin.unexpectedBytes", new UnexpectedBytesHandler(surplus));
            }
        }
    }

    /** So that what is there to inflate responses, for instance, meets final ones only. */
    private static void addBehindDecoder(ChannelPipeline pipeline, String name, ChannelHandler handler) {
        @Nullable ChannelHandlerContext http1 = pipeline.context(HttpClientCodec.class);
        String decoder = http1 != null
                ? http1.name()
                : STREAM_DECODERS.stream()
                        .filter(pipeline.names()::contains)
                        .findFirst()
                        .orElseThrow();
        pipeline.addAfter(decoder, name, handler);
    }
}
