package io.github.feedpin.cli;

import io.github.feedpin.cli.demo.CheckResult;
import io.github.feedpin.cli.demo.ProcessesDemo;
import io.github.feedpin.cli.demo.RedisEndedException;
import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The demonstration with several processes.
 *
 * @param context the environment
 * @param processes the number of processes
 * @param limits the rate limits of the simulated platform
 */
record SharedDemo(CliContext context, int processes, RateLimits limits) {

    private static final Duration LATENCY = Duration.ofMillis(30);

    /**
     * Runs the demonstration and returns the exit code.
     *
     * @throws UsageException if a report is requested, or no Redis server can be started
     */
    int run(int users, ReportOptions report) throws IOException {
        if (report.file() != null) {
            throw new UsageException("--report is not supported with --processes");
        }
        try (SimulatorServer server = simulator().serve()) {
            ProcessesDemo demo = new ProcessesDemo(
                    processes,
                    users,
                    server,
                    limits,
                    Main.class.getName(),
                    context.screen(),
                    context.err(),
                    context.messages());
            return conclude(demo.run(context.stop(), redis -> introduce(users, server, redis)));
        } catch (RedisEndedException e) {
            context.note("demo.redisEnded", context.messages().translated(String.valueOf(e.getMessage())));
            return ExitCode.SOME_NOT_APPLIED;
        } catch (IOException e) {
            throw new UsageException("--processes cannot be demonstrated here: " + e.getMessage());
        }
    }

    private PlatformSimulator simulator() {
        return PlatformSimulator.builder()
                .quota(limits.perSecond(), limits.perMinute())
                .latency(LATENCY)
                .journalUserIds(false)
                .build();
    }

    private void introduce(int users, SimulatorServer server, String redis) {
        print("demo.redis", users, server.baseUrl(), redis);
        print("demo.processes", processes, limits.perSecond(), limits.perMinute());
        context.out().println();
        context.out().flush();
    }

    private int conclude(@Nullable List<CheckResult> checks) {
        if (checks == null) {
            print("demo.stopped");
            return ExitCode.SOME_NOT_APPLIED;
        }
        new DemoText(context).show(checks);
        boolean confirmed = checks.stream().allMatch(CheckResult::passed);
        print(confirmed ? "demo.oneQuota" : "demo.notOneQuota");
        return confirmed ? ExitCode.ALL_APPLIED : ExitCode.SOME_NOT_APPLIED;
    }

    private void print(String key, Object... arguments) {
        context.out().println(context.messages().text(key, arguments));
    }
}
