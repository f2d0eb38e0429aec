package io.github.feedpin.spring.boot.event;

import java.util.Map;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * {@link SimpleUrlHandlerMapping} for the endpoints. Matches only requests to its own application: the server of the
 * management port, which belongs to a child context, uses the mappings of its parent as well.
 */
final class WebFluxEventMapping extends SimpleUrlHandlerMapping {

    WebFluxEventMapping(Map<String, WebFluxEventHandler> handlers, int order) {
        super(handlers, order);
    }

    @Override
    public Mono<Object> getHandlerInternal(ServerWebExchange exchange) {
        return exchange.getApplicationContext() == getApplicationContext()
                ? super.getHandlerInternal(exchange)
                : Mono.empty();
    }
}
