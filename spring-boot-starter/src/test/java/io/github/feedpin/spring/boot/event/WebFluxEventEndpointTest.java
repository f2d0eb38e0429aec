package io.github.feedpin.spring.boot.event;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.WebFilter;

/** Tests of the endpoint in WebFlux. */
class WebFluxEventEndpointTest extends EventEndpointContract {

    WebFluxEventEndpointTest() {
        super(Stack.WEBFLUX);
    }

    @Override
    Class<?> eatingFilter() {
        return EatingFilter.class;
    }

    @Configuration(proxyBeanMethods = false)
    static class EatingFilter {

        @Bean
        WebFilter eatingFilter() {
            return (exchange, chain) -> exchange.getRequest().getQueryParams().containsKey("eaten")
                    ? DataBufferUtils.join(exchange.getRequest().getBody())
                            .doOnNext(DataBufferUtils::release)
                            .then(chain.filter(exchange))
                    : chain.filter(exchange);
        }
    }
}
