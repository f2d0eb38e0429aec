package io.github.feedpin.benchmarks.clients;

import io.netty.buffer.Unpooled;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import tools.jackson.databind.json.JsonMapper;

/** Bare Reactor Netty, with records that Jackson maps. */
final class ReactorNetty extends MonoClient {

    private final JsonMapper json = JsonMapper.shared();
    private final List<String> users;
    private final ResponseReceiver<?> exchange;

    ReactorNetty(Setup setup) {
        this.users = setup.usersOfCall();
        this.exchange = BareHttp.patch(setup).send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body())));
    }

    @Override
    Mono<?> call() {
        return exchange.responseSingle((response, content) ->
                content.asByteArray().map(bytes -> checked(json.readValue(bytes, Reply.class))));
    }

    @Override
    public void close() {
        // The connections are those that all of Reactor Netty shares.
    }

    private byte[] body() {
        return json.writeValueAsBytes(new CallBody(true, users));
    }

    private static Reply checked(Reply reply) {
        return reply.orThrow();
    }
}
