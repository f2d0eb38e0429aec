package io.github.feedpin.spring.boot.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import reactor.core.publisher.Mono;

/** Tests of the endpoint in an application with Spring Security. */
@Tag("web")
@Execution(ExecutionMode.CONCURRENT)
class SecuredEventEndpointTest {

    @ParameterizedTest
    @EnumSource(Stack.class)
    void withoutConfigurationOfTheApplicationEndpointIsProtected(Stack stack) {
        try (Vendor vendor = Vendor.startSecured(stack, Nothing.class)) {
            assertThat(push(vendor, "protected")).isIn(401, 403);
            assertThat(get(vendor, "/")).isIn(302, 401);
            assertThat(vendor.storedTickets()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Stack.class)
    void documentedSnippetOpensOnlyTheEndpoint(Stack stack) {
        try (Vendor vendor = Vendor.startSecured(stack, snippet(stack))) {
            assertThat(push(vendor, "opened")).isEqualTo(200);
            assertThat(vendor.storedTickets()).containsExactly("opened");
            assertThat(get(vendor, Vendor.PATH + "/other")).isIn(302, 401);
            assertThat(get(vendor, "/feedpin")).isIn(302, 401);
            assertThat(get(vendor, "/")).isIn(302, 401);

            vendor.store().writeAfter(Mono.error(new IllegalStateException("The store is down")));
            assertThat(push(vendor, "failed")).isEqualTo(503);
            vendor.store().writeAfter(Mono.never());
            assertThat(push(vendor, "late")).isEqualTo(503);
        }
    }

    private static Class<?> snippet(Stack stack) {
        return stack == Stack.WEBFLUX ? WebFluxSnippet.class : WebMvcSnippet.class;
    }

    private static int push(Vendor vendor, String ticket) {
        return vendor.send(Vendor.signed(vendor.url(Vendor.PATH), Vendor.ticket(ticket))
                        .build())
                .statusCode();
    }

    private static int get(Vendor vendor, String path) {
        return vendor.send(HttpRequest.newBuilder(vendor.url(path)).build()).statusCode();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Configuration(proxyBeanMethods = false)
    static class WebMvcSnippet {

        @Bean
        @Order(1)
        SecurityFilterChain feedpinEvents(HttpSecurity http) {
            return http.securityMatcher("/feedpin/events", "/feedpin/events/")
                    .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain everythingElse(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(withDefaults())
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class WebFluxSnippet {

        @Bean
        @Order(1)
        SecurityWebFilterChain feedpinEvents(ServerHttpSecurity http) {
            return http.securityMatcher(pathMatchers("/feedpin/events", "/feedpin/events/"))
                    .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                    .csrf(csrf -> csrf.disable())
                    .build();
        }

        @Bean
        @Order(2)
        SecurityWebFilterChain everythingElse(ServerHttpSecurity http) {
            return http.authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                    .httpBasic(withDefaults())
                    .build();
        }
    }
}
