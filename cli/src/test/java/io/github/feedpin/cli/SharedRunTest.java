package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.feedpin.cli.demo.RedisServer;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Commands that share the quota through a real Redis. */
@Order(2)
@Execution(ExecutionMode.CONCURRENT)
class SharedRunTest {

    private static final String PASSWORD = "FEEDPIN_REDIS_PASSWORD";
    private static final String SECRET = "pa55word";

    private static final Duration MAX_TIME = Duration.ofSeconds(30);

    private final PlatformSimulator simulator =
            PlatformSimulator.builder().latency(Duration.ofMillis(20)).build();
    private final SimulatorServer server = simulator.serve();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(server));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable resource : opened) {
            resource.close();
        }
    }

    private RedisServer redis() {
        try {
            RedisServer redis = RedisServer.start(folder);
            opened.add(redis);
            return redis;
        } catch (IOException e) {
            return abort(String.valueOf(e.getMessage()));
        }
    }

    private RedisCommands<String, String> commands(RedisServer redis) {
        RedisClient client = RedisClient.create();
        opened.add(client);
        RedisURI uri = RedisURI.create(redis.url());
        uri.setCredentialsProvider(
                () -> Mono.just(RedisCredentials.just(null, redis.password().toCharArray())));
        return client.connect(uri).sync();
    }

    private Cli cli(RedisServer redis) {
        return Cli.at(server).environment(PASSWORD, redis.password());
    }

    private static String ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "ou_" + i).collect(Collectors.joining("\n"));
    }

    private static CompletableFuture<Integer> start(Cli cli, RedisServer redis) {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        new Thread(() -> code.complete(cli.run("pin", "-", "--redis", redis.url()))).start();
        return code;
    }

    @Test
    void processesStayWithinTheQuotaTogetherAndFetchOneToken() {
        RedisServer redis = redis();

        List<CompletableFuture<Integer>> runs = IntStream.range(0, 3)
                .mapToObj(run -> start(cli(redis).input(ids(run * 2000, run * 2000 + 2000)), redis))
                .toList();

        assertThat(runs)
                .allSatisfy(run -> assertThat(run).succeedsWithin(MAX_TIME).isEqualTo(ExitCode.ALL_APPLIED));
        assertThat(simulator.pinnedCount()).isEqualTo(6000);
        assertThat(simulator.journal().rejectedByLimit()).isZero();
        assertThat(simulator.journal().mostWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(50);
        assertThat(simulator.journal().tokenRequests()).isEqualTo(1);
    }

    @Test
    void progressSaysThatTheQuotaIsShared() {
        RedisServer redis = redis();
        Cli cli = cli(redis).line(Duration.ofMillis(100)).input(ids(0, 4000));

        assertThat(cli.run("pin", "-", "--redis", redis.url())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(cli.err()).contains(", shared by 1 process, ");
    }

    @Test
    void keysHaveThePrefix() {
        RedisServer redis = redis();

        assertThat(cli(redis).run("pin", "ou_a", "--redis", redis.url(), "--redis-prefix", "team"))
                .isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(commands(redis).keys("*")).isNotEmpty().allMatch(key -> key.startsWith("team:"));
    }

    @Test
    void whenARunIsStoppedItsSlotsAreUsedAgain() {
        RedisServer redis = redis();
        Mono<Void> stop = Flux.interval(Duration.ofMillis(20))
                .filter(tick -> simulator.journal().calls() >= 60)
                .next()
                .then();
        Cli first = cli(redis).stop(stop).input(ids(0, 50_000));

        assertThat(first.run("pin", "-", "--redis", redis.url())).isEqualTo(ExitCode.SOME_NOT_APPLIED);
        assertThat(first.out()).contains("The run was stopped");

        assertThat(start(cli(redis).input("ou_a"), redis))
                .succeedsWithin(MAX_TIME)
                .isEqualTo(ExitCode.ALL_APPLIED);
    }

    @Test
    void tokensAreEncryptedIfThereIsAKey() {
        RedisServer redis = redis();
        Cli cli = cli(redis).environment("FEEDPIN_REDIS_ENCRYPTION_KEY", "a".repeat(43) + "=");

        assertThat(cli.run("pin", "ou_a", "--redis", redis.url())).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(cli.run("pin", "ou_b", "--redis", redis.url())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.journal().tokenRequests()).isEqualTo(1);
    }

    @Test
    void invalidEncryptionKeyIsRejectedAndNotQuoted() {
        Cli cli = Cli.at(server).environment("FEEDPIN_REDIS_ENCRYPTION_KEY", SECRET);

        assertThat(cli.run("pin", "ou_a", "--redis", "redis://host")).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err())
                .contains("FEEDPIN_REDIS_ENCRYPTION_KEY must be 32 bytes in Base64")
                .doesNotContain(SECRET);
    }

    @Test
    void whenRedisCannotBeReachedExitCodeIs3() {
        Cli cli = Cli.at(server).environment(PASSWORD, SECRET);

        assertThat(cli.run("pin", "ou_a", "--redis", "redis://127.0.0.1:1")).isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err())
                .contains("no user was pinned", "Redis cannot be reached", "Check --redis, FEEDPIN_REDIS_PASSWORD")
                .doesNotContain(SECRET);
        assertThat(cli.out()).doesNotContain(SECRET);
        assertThat(simulator.journal().calls()).isZero();
    }

    @Test
    void whenThePasswordIsWrongExitCodeIs3() {
        RedisServer redis = redis();
        Cli cli = Cli.at(server).environment(PASSWORD, SECRET);

        assertThat(cli.run("unpin", "ou_a", "--verbose", "--redis", redis.url()))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(cli.err()).contains("no user was unpinned", "WRONGPASS").doesNotContain(SECRET, redis.password());
        assertThat(simulator.journal().calls()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "redis://user:pa55word@host, --redis contains a password",
        "redis://user@host,          --redis has a user name; but FEEDPIN_REDIS_PASSWORD is not set",
        "pa55word@host,              --redis must be like redis://host",
    })
    void invalidUrlIsRejectedAndNotQuoted(String url, String message) {
        Cli cli = Cli.at(server);

        assertThat(cli.run("pin", "ou_a", "--redis", url)).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains(message.replace(';', ',')).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"--redis-prefix, team", "--redis-replicas, 1"})
    void optionsOfRedisNeedItsUrl(String option, String value) {
        Cli cli = Cli.at(server);

        assertThat(cli.run("pin", "ou_a", option, value)).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains(option + " needs --redis URL");
    }

    @ParameterizedTest
    @CsvSource({"--redis-prefix, a{b}", "--redis-prefix, a b", "--redis-replicas, -1"})
    void invalidOptionsOfRedisAreRejected(String option, String value) {
        Cli cli = Cli.at(server);

        assertThat(cli.run("pin", "ou_a", "--redis", "redis://host", option, value))
                .isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains(option + " must");
    }
}
