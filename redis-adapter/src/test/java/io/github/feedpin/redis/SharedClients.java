package io.github.feedpin.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.FeedpinClientBuilder;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.testsupport.RedisProcess;
import io.github.feedpin.testsupport.ShiftedScheduler;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenStore;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Clients that share tokens through a real Redis, each with a connection of its own, as processes have. */
final class SharedClients implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    final RedisProcess server;
    final RedisCommands<String, String> commands;
    private final ShiftedScheduler scheduler = new ShiftedScheduler(Schedulers.parallel());
    /** Real time whose clocks jump; pending timers do not. */
    final TimeSource time =
            new TimeSource(scheduler, () -> System.nanoTime() + scheduler.nanosAhead(), Schedulers.boundedElastic());

    final PlatformSimulator simulator = PlatformSimulator.builder()
            .timeSource(time)
            .latency(Duration.ofMillis(100))
            .build();
    final List<FeedpinClient> clients = new ArrayList<>();
    private final List<FeedpinRedis> connections = new ArrayList<>();
    private final ClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .build();

    SharedClients(String... options) {
        server = RedisProcess.start(options);
        commands = server.commands();
    }

    /** Returns a new connection. */
    FeedpinRedis connect(UnaryOperator<FeedpinRedisBuilder> settings) {
        FeedpinRedis redis = settings.apply(FeedpinRedis.builder(server.uri())
                        .clientResources(resources)
                        .timeSource(time))
                .build();
        connections.add(redis);
        return redis;
    }

    FeedpinClientBuilder builder(TokenStore tokens) {
        return FeedpinClient.builder(simulator.platform()).timeSource(time).tokenStore(tokens);
    }

    TokenStore tokens(FeedpinRedis redis) {
        return redis.tokenStore(
                simulator.platform().baseUrl(), simulator.credentials().appId());
    }

    /** Adds clients of the self-built app. */
    SharedClients add(int number) {
        return add(number, settings -> settings);
    }

    SharedClients add(int number, UnaryOperator<FeedpinRedisBuilder> settings) {
        for (int i = 0; i < number; i++) {
            clients.add(builder(tokens(connect(settings)))
                    .credentials(simulator.credentials())
                    .build());
        }
        return this;
    }

    /** Sends a request with each client at once; all must be applied. */
    void pinWithEach() {
        List<UserOutcome> outcomes = Objects.requireNonNull(
                Flux.fromStream(IntStream.range(0, clients.size()).boxed())
                        .flatMap(i -> clients.get(i).pin("ou_" + i), clients.size())
                        .collectList()
                        .block(AT_MOST));
        assertThat(outcomes).hasSize(clients.size()).hasOnlyElementsOfType(Applied.class);
    }

    /** Lets the clocks of all processes and of Redis jump ahead. */
    void jump(Duration duration) {
        scheduler.jump(duration);
        for (String key : commands.keys("*")) {
            commands.pexpire(key, Math.max(0, commands.pttl(key) - duration.toMillis()));
        }
    }

    long tokenRequests() {
        return simulator.journal().tokenRequests();
    }

    void awaitTokenRequests(long number) {
        SharedCalls.await(number + " token requests", () -> tokenRequests() >= number);
    }

    long requestsTo(SimulatedEndpoint endpoint) {
        return simulator.journal().entries().stream()
                .map(JournalEntry::endpoint)
                .filter(endpoint::equals)
                .count();
    }

    @Override
    public void close() {
        clients.forEach(client -> client.close(Duration.ZERO).block(AT_MOST));
        connections.forEach(connection -> connection.close().block(AT_MOST));
        server.close();
        resources.shutdown(0, 100, TimeUnit.MILLISECONDS);
    }
}
