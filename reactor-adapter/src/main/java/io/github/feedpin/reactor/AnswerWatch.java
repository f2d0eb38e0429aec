package io.github.feedpin.reactor;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/** What Feedpin has an eye on in each connection, for as long as it lasts. */
final class AnswerWatch {

    private AnswerWatch() {}

    /** Begins before a connection's first exchange, and does nothing at its later ones. */
    static void begin(ChannelPipeline pipeline, Duration responseTimeout) {
        if (pipeline.get(SurplusAnswers.class) == null) {
            SurplusAnswers surplus = new SurplusAnswers();
            pipeline.addBefore(NettyPipeline.ReactiveBridge, "feedpin.garbledAnswers", GarbledAnswers.SHARED)
                    .addBefore(
                            NettyPipeline.ReactiveBridge,
                            "feedpin.overdueAnswers",
                            new OverdueAnswers(responseTimeout, surplus::isAnswerAwaited));
            addBehindDecoder(pipeline, "feedpin.surplusAnswers", surplus);
            if (pipeline.get(NettyPipeline.HttpCodec) != null) {
                pipeline.addBefore(NettyPipeline.HttpCodec, "feedpin.unexpectedBytes", new UnexpectedBytesHandler(surplus));
            }
        }
    }

    /** So that what is there to inflate answers, for instance, meets final ones only. */
    private static void addBehindDecoder(ChannelPipeline pipeline, String name, ChannelHandler handler) {
        @Nullable String decoder = decoder(pipeline);
        if (decoder == null) {
            pipeline.addBefore("feedpin.garbledAnswers", name, handler);
        } else {
            pipeline.addAfter(decoder, name, handler);
        }
    }

    private static @Nullable String decoder(ChannelPipeline pipeline) {
        if (pipeline.get(NettyPipeline.HttpCodec) != null) {
            return NettyPipeline.HttpCodec;
        }
        return pipeline.get(NettyPipeline.H2ToHttp11Codec) == null ? null : NettyPipeline.H2ToHttp11Codec;
    }
}
