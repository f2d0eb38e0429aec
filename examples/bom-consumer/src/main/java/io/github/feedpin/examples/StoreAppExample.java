package io.github.feedpin.examples;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.event.AppEvent;
import io.github.feedpin.event.EventHeaders;
import io.github.feedpin.event.EventReceiver;
import io.github.feedpin.event.EventResponse;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** A store app in plain Java: receives tickets and events over HTTP, and pins in the tenants that install it. */
public final class StoreAppExample {

    private final FeedpinTenants tenants;
    private final EventReceiver receiver;

    StoreAppExample(FeedpinPlatform platform, StoreApp app, String encryptKey) {
        AppTicketStore tickets = AppTicketStore.inMemory(TimeSource.system());
        tenants = FeedpinClient.builder(platform).buildTenants(app, tickets);
        receiver = EventReceiver.builder(app.appId(), tickets)
                .encryptKeys(encryptKey)
                .listener(StoreAppExample::onEvent)
                .build();
    }

    public static void main(String[] arguments) {
        ReactorNettyPlatform platform = ReactorNettyPlatform.create(BaseUrl.FEISHU);
        StoreApp app = AppCredentials.storeApp(System.getenv("FEEDPIN_APP_ID"), System.getenv("FEEDPIN_APP_SECRET"));

        new StoreAppExample(platform, app, System.getenv("FEEDPIN_EVENTS_ENCRYPT_KEY"))
                .serve(8080)
                .onDispose()
                .block();
    }

    DisposableServer serve(int port) {
        return HttpServer.create()
                .port(port)
                .route(routes -> routes.post("/feedpin/events", this::receive))
                .bindNow();
    }

    Mono<PinReport> pin(TenantKey tenant, List<String> userIds) {
        return tenants.client(tenant).pin(userIds);
    }

    private static void onEvent(AppEvent event) {
        System.out.println(event); // names the tenant, for instance when it opens the app for the first time
    }

    private Publisher<Void> receive(HttpServerRequest request, HttpServerResponse response) {
        EventHeaders headers = request.requestHeaders()::get;
        EventResponse unread = receiver.rejectUnread(headers);
        Mono<EventResponse> received =
                unread == null ? body(request).flatMap(body -> receiver.receive(headers, body)) : Mono.just(unread);
        return received.flatMap(result -> response.status(result.status())
                .header("Content-Type", result.contentType())
                .sendByteArray(Mono.just(result.bytes()))
                .then());
    }

    /** Keeps no more than the receiver needs to reject a body that is too large. */
    private Mono<byte[]> body(HttpServerRequest request) {
        return request.receive()
                .asByteArray()
                .collect(ByteArrayOutputStream::new, (body, bytes) -> {
                    if (body.size() <= receiver.maxBodySize()) {
                        body.writeBytes(bytes);
                    }
                })
                .map(ByteArrayOutputStream::toByteArray);
    }
}
