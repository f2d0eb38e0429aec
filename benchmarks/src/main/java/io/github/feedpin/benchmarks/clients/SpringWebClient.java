package io.github.feedpin.benchmarks.clients;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Spring's WebClient, on Reactor Netty and with Jackson. */
final class SpringWebClient extends MonoClient {

    private final WebClient http;
    private final Groups groups;

    SpringWebClient(Setup setup) {
        this.http = WebClient.builder()
                .baseUrl(setup.server().toString())
                .defaultHeader(HttpHeaders.AUTHORIZATION, Setup.BEARER)
                .build();
        this.groups = setup.groups();
    }

    @Override
    Mono<?> call() {
        return http.patch()
                .uri(Setup.PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new CallBody(true, groups.next()))
                .retrieve()
                .bodyToMono(Reply.class)
                .map(Reply::orThrow);
    }
}
