package io.github.feedpin.benchmarks.clients;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import org.jspecify.annotations.Nullable;

/** Vert.x WebClient, with its own JSON. */
final class VertxWebClient extends AsyncClient {

    private final Vertx vertx = Vertx.vertx();
    private final WebClient http;
    private final String url;
    private final Groups groups;

    VertxWebClient(Setup setup) {
        this.http =
                WebClient.create(vertx, new WebClientOptions(), new PoolOptions().setHttp1MaxSize(setup.inFlight()));
        this.url = setup.url();
        this.groups = setup.groups();
    }

    @Override
    void call(Caller caller) {
        http.patchAbs(url)
                .putHeader("Authorization", Setup.BEARER)
                .sendJsonObject(
                        new JsonObject().put("time_sensitive", true).put("user_ids", new JsonArray(groups.next())))
                .map(VertxWebClient::checked)
                .onComplete(body -> caller.succeeded(), caller::failed);
    }

    @Override
    public void close() {
        vertx.close();
    }

    private static JsonObject checked(HttpResponse<Buffer> response) {
        @Nullable JsonObject body = response.bodyAsJsonObject();
        if (body == null || body.getInteger("code", -1) != 0) {
            throw new IllegalStateException("The call failed: " + body);
        }
        return body;
    }
}
