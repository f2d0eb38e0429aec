package io.github.feedpin.benchmarks.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.ServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import reactor.netty.resources.LoopResources;

/**
 * A platform that says the same to everybody: grants a token, and succeeds. Speaks HTTP/1.1 over loopback, on one
 * thread.
 */
public final class StandIn {

    private static final int BACKLOG = 1024;

    private StandIn() {}

    /**
     * Serves until standard input ends, as it does when whoever started this is gone; prints the port first.
     *
     * @param args how many milliseconds a response waits
     */
    public static void main(String[] args) throws IOException {
        Channel server = serve(Duration.ofMillis(Long.parseLong(args[0])));
        System.out.println(((InetSocketAddress) server.localAddress()).getPort());
        while (System.in.read() >= 0) {
            // Whatever is said is of no interest.
        }
        System.exit(0);
    }

    /** Serves until the channel is closed. */
    public static Channel serve(Duration delay) {
        LoopResources loops = LoopResources.create("stand-in", 1, true);
        EventLoopGroup loop = loops.onServer(true);
        return new ServerBootstrap()
                .group(loop)
                .channel(loops.onChannelClass(ServerSocketChannel.class, loop))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new RequestHandler(delay));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }
}
