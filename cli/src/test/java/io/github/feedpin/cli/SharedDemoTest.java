package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The demonstration with processes and a Redis server. */
@Order(1)
class SharedDemoTest {

    private final Cli cli = new Cli();

    private int demo(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "demo";
        System.arraycopy(options, 0, arguments, 1, options.length);
        int code = cli.run(arguments);
        assumeFalse(cli.err().contains("no redis-server is included"), cli.err());
        return code;
    }

    @Test
    void simulatorConfirmsThatTheProcessesShareOneQuota() {
        assertThat(demo("--processes", "2", "--users", "4000")).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(cli.out())
                .contains("4,000 simulated users", "2 processes of 'feedpin pin --redis'")
                .contains("✓ all 2 processes report all their users as pinned", "✓ 4,000 users pinned, of 4,000")
                .contains("✓ 0 calls rejected by the rate limit", " in any second, of 50 allowed")
                .contains("✓ 1 token request of all processes together")
                .contains("The simulator confirms that the processes shared one quota.")
                .doesNotContain("✗");
        assertThat(cli.err())
                .contains("process 1  2,000 of 2,000 users, 40 calls", "process 2  2,000 of 2,000 users, 40 calls")
                .contains("together   80 calls");
    }

    @Test
    void stopEndsTheProcessesAndTheRedisServer() {
        cli.line(Duration.ofMillis(100)).stop(processIsPinning());

        assertThat(demo("--processes", "2")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        assertThat(cli.out())
                .endsWith("Stopped; the processes and the Redis server have ended." + System.lineSeparator());
        assertThat(redisServers()).isEmpty();
    }

    @Test
    void whenTheRedisServerEndsTheDemonstrationSaysSo() {
        cli.line(Duration.ofMillis(100));
        Disposable killing =
                processIsPinning().subscribe(null, null, () -> redisServers().forEach(ProcessHandle::destroy));

        assertThat(demo("--processes", "1")).isEqualTo(ExitCode.SOME_NOT_APPLIED);

        killing.dispose();
        assertThat(cli.err()).contains("feedpin: the Redis server ended during the demonstration");
        assertThat(cli.out()).doesNotContain("Please report it");
    }

    /** Completes when the progress shows pinned users. */
    private Mono<Void> processIsPinning() {
        Predicate<String> pinning = Pattern.compile("process 1 {2}[1-9]").asPredicate();
        return Flux.interval(Duration.ofMillis(50))
                .filter(tick -> pinning.test(cli.err()))
                .next()
                .then();
    }

    /** Returns the Redis servers of demonstrations, without those of other tests. */
    private static List<ProcessHandle> redisServers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").matches(".*/feedpin-demo.*/redis-server.*"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "--processes=0, --processes must be 1 to 20",
        "--processes=21, --processes must be 1 to 20",
        "--processes=2 --users=0, --users must be 1 to 1",
        "--processes=2 --report=r.json, --report is not supported with --processes",
    })
    void invalidOptionsAreRejected(String options, String message) {
        assertThat(demo(options.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(cli.err()).contains(message);
    }
}
