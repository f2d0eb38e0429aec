package io.github.feedpin.benchmarks.clients;

import io.netty.handler.codec.http.HttpHeaderNames;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.RequestSender;

/** Reactor Netty as it comes: its defaults, no response timeout. */
final class BareHttp {

    private BareHttp() {}

    static RequestSender patch(Setup setup) {
        return HttpClient.create()
                .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                        .set(HttpHeaderNames.AUTHORIZATION, Setup.BEARER))
                .patch()
                .uri(setup.url());
    }
}
