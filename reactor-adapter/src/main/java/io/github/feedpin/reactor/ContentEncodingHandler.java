package io.github.feedpin.reactor;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import reactor.netty.NettyPipeline;

/**
 * Decompresses responses that a gateway has compressed, requested or not, whether {@code Content-Encoding} or
 * {@code Transfer-Encoding} declares it. Responses with another encoding, or with several, are passed on with all
 * encodings in one {@code Content-Encoding}.
 */
@Sharable
final class ContentEncodingHandler extends ChannelInboundHandlerAdapter {

    static final ContentEncodingHandler SHARED = new ContentEncodingHandler();

    private ContentEncodingHandler() {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            HttpHeaders headers = response.headers();
            List<String> encodings = encodings(headers);
            if (!encodings.isEmpty()) {
                merge(encodings, headers);
                ensureDecompressor(context);
            }
        }
        context.fireChannelRead(message);
    }

    /** Returns the encodings in the order in which they were applied. */
    private static List<String> encodings(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.CONTENT_ENCODING)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return List.of();
        }
        return Stream.of(HttpHeaderNames.CONTENT_ENCODING, HttpHeaderNames.TRANSFER_ENCODING)
                .flatMap(name -> headers.getAll(name).stream())
                .flatMap(list -> Stream.of(list.split(",")))
                .map(String::strip)
                .filter(encoding -> !encoding.isEmpty()
                        && !HttpHeaderValues.IDENTITY.contentEqualsIgnoreCase(encoding)
                        && !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encoding))
                .toList();
    }

    private static void merge(List<String> encodings, HttpHeaders headers) {
        headers.set(HttpHeaderNames.CONTENT_ENCODING, String.join(", ", encodings));
        if (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
    }

    /** Adds a decompressor, which passes on what it does not know, with the first compressed response. */
    private static void ensureDecompressor(ChannelHandlerContext context) {
        if (context.pipeline().get(HttpContentDecompressor.class) == null) {
            context.pipeline()
                    .addAfter(context.name(), NettyPipeline.HttpDecompressor, new HttpContentDecompressor(false, 0));
        }
    }
}
