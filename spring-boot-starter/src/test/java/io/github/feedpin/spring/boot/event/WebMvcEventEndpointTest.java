package io.github.feedpin.spring.boot.event;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests of the endpoint in Spring MVC. */
class WebMvcEventEndpointTest extends EventEndpointContract {

    WebMvcEventEndpointTest() {
        super(Stack.WEBMVC);
    }

    @Override
    Class<?> eatingFilter() {
        return EatingFilter.class;
    }

    @Configuration(proxyBeanMethods = false)
    static class EatingFilter {

        @Bean
        Filter eatingFilter() {
            return (request, response, chain) -> {
                if ("eaten".equals(((HttpServletRequest) request).getQueryString())) {
                    request.getInputStream().readAllBytes();
                }
                chain.doFilter(request, response);
            };
        }
    }
}
