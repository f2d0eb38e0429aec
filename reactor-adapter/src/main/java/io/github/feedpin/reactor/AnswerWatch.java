package io.github.feedpin.reactor;

import io.netty.channel.ChannelPipeline;
import java.time.Duration;
import reactor.netty.NettyPipeline;

/** What Feedpin has an eye on in each connection, for as long as it lasts. */
final class AnswerWatch {

    private AnswerWatch() {}

    /** Begins with a connection's first exchange, and does nothing at its later ones. */
    static void begin(ChannelPipeline pipeline, Duration responseTimeout) {
        if (pipeline.get(SurplusAnswers.class) == null) {
            SurplusAnswers surplus = new SurplusAnswers();
            OverdueAnswers overdue = new OverdueAnswers(responseTimeout, surplus::isAnswerAwaited);
            pipeline.addBefore(NettyPipeline.ReactiveBridge, "feedpin.garbledAnswers", GarbledAnswers.SHARED)
                    .addBefore(NettyPipeline.ReactiveBridge, "feedpin.surplusAnswers", surplus)
                    .addBefore(NettyPipeline.ReactiveBridge, "feedpin.overdueAnswers", overdue);
        }
    }
}
