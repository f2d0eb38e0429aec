package io.github.feedpin.benchmarks.clients;

import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.netty.http.client.HttpClient;

/** Reactor Netty as it comes: its defaults, no response timeout. */
final class BareHttp {

    private BareHttp() {}

    static HttpClient client() {
        return HttpClient.create()
                .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                        .set(HttpHeaderNames.AUTHORIZATION, Setup.BEARER));
    }
}
