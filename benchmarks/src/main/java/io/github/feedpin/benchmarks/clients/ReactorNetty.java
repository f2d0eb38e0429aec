package io.github.feedpin.benchmarks.clients;

import io.netty.buffer.Unpooled;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.json.JsonMapper;

/** Bare Reactor Netty, with records that Jackson maps. */
final class ReactorNetty extends MonoClient {

    private final HttpClient http = BareHttp.client();
    private final JsonMapper json = JsonMapper.shared();
    private final String url;
    private final Groups groups;

    ReactorNetty(Setup setup) {
        this.url = setup.url();
        this.groups = setup.groups();
    }

    @Override
    Mono<?> call() {
        return http.patch()
                .uri(url)
                .send(Mono.fromSupplier(
                        () -> Unpooled.wrappedBuffer(json.writeValueAsBytes(new CallBody(true, groups.next())))))
                .responseSingle((response, content) -> content.asByteArray())
                .map(bytes -> json.readValue(bytes, Reply.class).orThrow());
    }
}
