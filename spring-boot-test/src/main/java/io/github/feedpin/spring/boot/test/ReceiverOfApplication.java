package io.github.feedpin.spring.boot.test;

import io.github.feedpin.event.EventHeaders;
import io.github.feedpin.simulator.PushHandler;
import io.github.feedpin.simulator.PushResponse;
import io.github.feedpin.spring.boot.event.EventEndpoint;
import io.github.feedpin.spring.boot.event.EventEndpoints;
import io.netty.buffer.Unpooled;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * {@link PushHandler} that passes events to the receiver of the application: over HTTP if its server runs without TLS,
 * and otherwise, as with a mocked web environment, directly. Reads the port for each event, since it changes with a
 * restart.
 *
 * @param app the name of the app's client
 * @param beans the beans of the application
 * @param environment the environment of the application
 */
record ReceiverOfApplication(String app, ListableBeanFactory beans, Environment environment) implements PushHandler {

    private static final String LOOPBACK = "http://127.0.0.1:";

    @Override
    public Mono<PushResponse> handle(Map<String, String> headers, byte[] body) {
        EventEndpoint endpoint = endpoint();
        @Nullable String port = environment.getProperty("local.server.port");
        return port == null || isEncrypted()
                ? endpoint.receiver()
                        .receive(EventHeaders.of(headers), body)
                        .map(response -> new PushResponse(response.status(), response.body()))
                : post(LOOPBACK + port + basePath() + endpoint.path(), headers, body);
    }

    private EventEndpoint endpoint() {
        return beans.getBean(EventEndpoints.class).all().stream()
                .filter(one -> one.app().equals(app))
                .findFirst()
                .orElseThrow();
    }

    private boolean isEncrypted() {
        return Stream.of("bundle", "key-store", "certificate")
                .anyMatch(property -> environment.containsProperty("server.ssl." + property));
    }

    /** The properties of both web frameworks, of which an application uses one. */
    private String basePath() {
        boolean servlet = beans.containsBean("dispatcherServlet");
        return servlet
                ? path("server.servlet.context-path") + path("spring.mvc.servlet.path")
                : path("spring.webflux.base-path");
    }

    private String path(String property) {
        String path = environment.getProperty(property, "");
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Mono<PushResponse> post(String url, Map<String, String> headers, byte[] body) {
        return HttpClient.newConnection()
                .headers(all -> headers.forEach(all::set))
                .post()
                .uri(url)
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) -> content.asString()
                        .defaultIfEmpty("")
                        .map(text -> new PushResponse(response.status().code(), text)));
    }
}
