package io.github.feedpin.spring.boot.endpoint;

import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.spring.boot.app.OperatedClient;
import io.github.feedpin.spring.boot.app.OperatedClients;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.convert.DurationStyle;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Actuator endpoint that shows what the clients of this process do, pauses and resumes them, and lowers their rate. It
 * has effect in this process only, and until the process ends.
 */
@Endpoint(id = "feedpin")
public final class FeedpinEndpoint {

    private final OperatedClients clients;

    FeedpinEndpoint(OperatedClients clients) {
        this.clients = clients;
    }

    /** {@return the state of all clients by their names} */
    @ReadOperation
    public Mono<Map<String, ClientState>> clients() {
        return Flux.fromIterable(clients.names())
                .flatMap(name -> Mono.justOrEmpty(clients.of(name))
                        .flatMap(FeedpinEndpoint::state)
                        .map(state -> Map.entry(name, state)))
                .collect(TreeMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    /**
     * {@return the state of one client; empty if it is unknown}
     *
     * @param client the name below {@code feedpin.clients}; {@code feedpinClient} for the client at the top level
     */
    @ReadOperation
    public Mono<ClientState> client(@Selector String client) {
        return Mono.justOrEmpty(clients.of(client)).flatMap(FeedpinEndpoint::state);
    }

    /**
     * Changes one client.
     *
     * @param client the name below {@code feedpin.clients}; {@code feedpinClient} for the client at the top level
     * @param pause for how long no call is sent, for instance {@code 90s}; null for no pause
     * @param resume whether to end a pause; null is false
     * @param share the part of the quota to use, more than 0 and at most 1; null leaves it unchanged
     * @return the state of the client after that; empty if the client is unknown
     * @throws InvalidEndpointRequestException if none of the three is given, or one is invalid
     */
    @WriteOperation
    public Mono<ClientState> change(
            @Selector String client, @Nullable String pause, @Nullable Boolean resume, @Nullable Double share) {
        if (pause == null && share == null && !Boolean.TRUE.equals(resume)) {
            throw invalid("One of pause, resume and share is required");
        }
        return Mono.justOrEmpty(clients.of(client))
                .flatMap(one ->
                        change(one, pause, share, Boolean.TRUE.equals(resume)).then(Mono.defer(() -> state(one))))
                .onErrorMap(IllegalArgumentException.class, e -> invalid(String.valueOf(e.getMessage())));
    }

    private static Mono<Void> change(
            OperatedClient client, @Nullable String pause, @Nullable Double share, boolean resume) {
        Mono<Void> slowed = share == null ? Mono.empty() : client.useShare(share);
        Mono<Void> resumed = resume ? client.resume() : Mono.empty();
        Mono<Void> paused = pause == null ? Mono.empty() : client.pause(DurationStyle.detectAndParse(pause));
        return slowed.then(resumed).then(paused);
    }

    private static Mono<ClientState> state(OperatedClient client) {
        return Mono.zip(
                client.runs(),
                Flux.fromIterable(client.limiters())
                        .flatMap(limiter -> limiter.snapshot(), Integer.MAX_VALUE)
                        .collectList(),
                (runs, quotas) -> new ClientState(
                        runs,
                        quotas.size(),
                        quotas.stream().mapToInt(QuotaSnapshot::waiting).sum(),
                        quotas.stream()
                                .map(QuotaSnapshot::pausedFor)
                                .reduce(client.pausedFor(), (one, other) -> one.compareTo(other) > 0 ? one : other),
                        client.share()));
    }

    private static InvalidEndpointRequestException invalid(String reason) {
        return new InvalidEndpointRequestException(reason, reason);
    }

    /**
     * State of a client.
     *
     * @param runs the number of runs in progress
     * @param quotas the number of quotas in use: of the bot's chat and of group chats, for each tenant
     * @param waitingCalls the number of calls that wait for one of the quotas
     * @param pausedFor the longest remaining pause of a quota, by the platform or an operator; zero without one
     * @param share the part of the quotas that the client may use
     */
    public record ClientState(int runs, int quotas, int waitingCalls, Duration pausedFor, double share) {}
}
