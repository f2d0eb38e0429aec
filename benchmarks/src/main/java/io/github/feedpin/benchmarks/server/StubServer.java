package io.github.feedpin.benchmarks.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Platform stub that grants a token and lets every call succeed. Serves HTTP/1.1 over loopback, on one thread. */
public final class StubServer {

    private static final int BACKLOG = 1024;
    private static final int MAX_BODY = 64 * 1024;

    private StubServer() {}

    /** Prints the port of the server, and serves until standard input ends, as it does when the parent process ends. */
    public static void main(String[] args) throws IOException {
        System.out.println(port(start()));
        while (System.in.read() >= 0) {
            // Input is ignored.
        }
        System.exit(0);
    }

    /** Starts a server, which serves until the returned channel is closed. */
    public static Channel start() {
        return new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(MAX_BODY),
                                        new RequestHandler());
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    /** Returns the port of a started server. */
    public static int port(Channel server) {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }
}
