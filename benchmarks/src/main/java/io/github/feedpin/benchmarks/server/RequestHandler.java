package io.github.feedpin.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Responds to POST requests with a token, and to all others with success for every user. */
final class RequestHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final ByteBuf TOKEN = body("{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":"
            + "\"t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234\",\"expire\":7200}");
    private static final ByteBuf SUCCESS =
            body("{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[]}}");

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        ByteBuf body = request.method().equals(HttpMethod.POST) ? TOKEN : SUCCESS;
        context.writeAndFlush(response(body.duplicate()), context.voidPromise());
    }

    /** Closes the connection, which clients break off when their process is killed. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.close();
    }

    /** Adds the headers that the platform's gateway sends. */
    private static FullHttpResponse response(ByteBuf body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
        response.headers()
                .set("Server", "stub")
                .set("Date", "Sun, 01 Nov 2026 12:00:00 GMT")
                .set("Content-Type", "application/json; charset=utf-8")
                .set("Content-Length", body.readableBytes())
                .set("X-Request-Id", "5f0c9a3e-6a0b-4d0e-8f6e-2b1c7d9e4a31")
                .set("X-Tt-Logid", "20261101120000D0C5A0B1F2E3D4C5B6A7");
        return response;
    }

    private static ByteBuf body(String text) {
        return Unpooled.unreleasableBuffer(Unpooled.directBuffer().writeBytes(text.getBytes(US_ASCII)));
    }
}
