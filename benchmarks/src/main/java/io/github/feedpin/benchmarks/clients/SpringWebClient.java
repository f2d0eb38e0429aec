package io.github.feedpin.benchmarks.clients;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Spring's {@link WebClient}, on Reactor Netty and with Jackson. */
final class SpringWebClient extends MonoClient {

    private final WebClient http;
    private final UserIdBatches batches;

    SpringWebClient(ClientConfig config) {
        this.http = WebClient.builder()
                .baseUrl(config.server().toString())
                .defaultHeader(HttpHeaders.AUTHORIZATION, ClientConfig.BEARER)
                .build();
        this.batches = config.batches();
    }

    @Override
    Mono<?> call() {
        return http.patch()
                .uri(ClientConfig.PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new RequestBody(true, batches.next()))
                .retrieve()
                .bodyToMono(ResponseBody.class)
                .map(ResponseBody::orThrow);
    }
}
