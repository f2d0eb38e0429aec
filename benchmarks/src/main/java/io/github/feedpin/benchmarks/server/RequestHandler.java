package io.github.feedpin.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Responses the requests of one connection. Reads no more of them than where they end, and whether they ask for a
 * token; does without a codec, which would cost the server as much as a client.
 */
final class RequestHandler extends ByteToMessageDecoder {

    private static final ByteBuf END_OF_HEADERS = ready("\r\n\r\n");
    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(US_ASCII);

    private static final ByteBuf TOKEN = response("{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":"
            + "\"t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234\",\"expire\":7200}");
    private static final ByteBuf SUCCESS =
            response("{\"code\":0,\"msg\":\"success\",\"data\":{\"failed_user_reasons\":[]}}");

    private final Duration delay;

    RequestHandler(Duration delay) {
        this.delay = delay;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int length = ByteBufUtil.indexOf(END_OF_HEADERS, in.slice());
        if (length < 0) {
            return;
        }
        int whole = length + END_OF_HEADERS.readableBytes() + contentLength(in, start, start + length);
        if (in.readableBytes() >= whole) {
            in.skipBytes(whole);
            // Calls are PATCH.
            boolean asksForToken = in.getByte(start + 1) == 'O';
            reply(context, asksForToken ? TOKEN : SUCCESS);
        }
    }

    /** Clients that are killed break their connections off. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        context.close();
    }

    private void reply(ChannelHandlerContext context, ByteBuf response) {
        if (delay.isZero()) {
            context.writeAndFlush(response.duplicate(), context.voidPromise());
        } else {
            context.executor()
                    .schedule(
                            () -> context.writeAndFlush(response.duplicate(), context.voidPromise()),
                            delay.toNanos(),
                            TimeUnit.NANOSECONDS);
        }
    }

    private static int contentLength(ByteBuf in, int start, int end) {
        for (int line = in.indexOf(start, end, (byte) '\n'); line >= 0; line = in.indexOf(line + 1, end, (byte) '\n')) {
            if (startsWithContentLength(in, line + 1, end)) {
                return number(in, line + 1 + CONTENT_LENGTH.length, end);
            }
        }
        throw new IllegalArgumentException("A request without a Content-Length is not understood here");
    }

    private static boolean startsWithContentLength(ByteBuf in, int line, int end) {
        if (end - line <= CONTENT_LENGTH.length) {
            return false;
        }
        for (int i = 0; i < CONTENT_LENGTH.length; i++) {
            if (Character.toLowerCase(in.getByte(line + i)) != CONTENT_LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(ByteBuf in, int start, int end) {
        int number = 0;
        for (int i = start; i < end && in.getByte(i) != '\r'; i++) {
            if (in.getByte(i) != ' ') {
                number = number * 10 + in.getByte(i) - '0';
            }
        }
        return number;
    }

    /** With the headers that a platform behind a gateway sends. */
    private static ByteBuf response(String body) {
        return ready("HTTP/1.1 200 OK\r\n"
                + "Server: stand-in\r\n"
                + "Date: Sun, 01 Nov 2026 12:00:00 GMT\r\n"
                + "Content-Type: application/json; charset=utf-8\r\n"
                + "Content-Length: " + body.length() + "\r\n"
                + "X-Request-Id: 5f0c9a3e-6a0b-4d0e-8f6e-2b1c7d9e4a31\r\n"
                + "X-Tt-Logid: 20261101120000D0C5A0B1F2E3D4C5B6A7\r\n"
                + "\r\n"
                + body);
    }

    private static ByteBuf ready(String text) {
        ByteBuf buffer = Unpooled.directBuffer().writeBytes(text.getBytes(US_ASCII));
        return Unpooled.unreleasableBuffer(buffer);
    }
}
