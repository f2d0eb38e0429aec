package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.progress.Screen;
import io.github.feedpin.cli.text.Language;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Demonstration of several processes of this command line that share one quota through a Redis server. Starts them and
 * the server, shows their progress, and compares what they report with the simulator's journal.
 *
 * @param processes the number of processes
 * @param users the number of simulated users, which are divided among the processes
 * @param server the simulated platform
 * @param limits the rate limits of the platform
 * @param mainClass the main class of this command line
 * @param screen the screen that shows {@code progress}
 * @param progress where to print the progress
 * @param messages the texts
 */
public record ProcessesDemo(
        int processes,
        int users,
        SimulatorServer server,
        RateLimits limits,
        String mainClass,
        Screen screen,
        PrintStream progress,
        Messages messages) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Runs the demonstration, and removes everything that it started and wrote.
     *
     * @param stop ends it early
     * @param started receives the address of the Redis server
     * @return the results of the checks; null if it was stopped
     * @throws RedisEndedException if the Redis server ends before the processes
     * @throws IOException if no Redis server or no process can be started; the message is a clause
     */
    public @Nullable List<CheckResult> run(Mono<Void> stop, Consumer<String> started) throws IOException {
        try (DemoFolder folder = DemoFolder.create();
                RedisServer redis = RedisServer.start(folder.path())) {
            started.accept(redis.url());
            List<CommandProcess> children = new ArrayList<>();
            try {
                for (int number = 1; number <= processes; number++) {
                    children.add(start(number, redis, folder.path()));
                }
                if (watch(children, redis, stop)) {
                    return null;
                }
                redis.requireRunning();
                return new SharedQuotaChecks(server.simulator(), limits, messages).of(users, children);
            } finally {
                children.forEach(CommandProcess::stop);
                long end = System.nanoTime() + STOP_TIMEOUT.toNanos();
                children.forEach(child -> child.awaitEnd(end));
            }
        }
    }

    private CommandProcess start(int number, RedisServer redis, Path folder) throws IOException {
        String name = "process-" + number;
        Path ids = folder.resolve(name + ".ids");
        Files.write(ids, ids(number - 1));
        return CommandProcess.start(
                name,
                mainClass,
                List.of(
                        "pin",
                        "--ids-file",
                        ids.toString(),
                        "--base-url",
                        server.baseUrl().toString(),
                        "--redis",
                        redis.url()),
                Map.of(
                        "FEEDPIN_APP_ID",
                        server.credentials().appId(),
                        "FEEDPIN_APP_SECRET",
                        server.credentials().appSecret(),
                        "FEEDPIN_REDIS_PASSWORD",
                        redis.password(),
                        Language.VARIABLE,
                        messages.language().code()),
                folder);
    }

    private List<String> ids(int process) {
        return IntStream.range(0, users)
                .filter(user -> user % processes == process)
                .mapToObj(user -> String.format(Locale.ROOT, "ou_%032x", user))
                .toList();
    }

    /** Shows the progress until all or Redis have ended; returns whether it was stopped before. */
    private boolean watch(List<CommandProcess> children, RedisServer redis, Mono<Void> stop) {
        ProcessTable table = new ProcessTable(progress, screen, messages);
        JournalTotal total = new JournalTotal(server.simulator(), messages);
        Runnable show =
                () -> table.show(children.stream().map(CommandProcess::lastLine).toList(), total.text());
        long every = Math.max(1, table.interval().dividedBy(POLL));
        Mono<Boolean> ended = Flux.interval(POLL, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .takeWhile(tick -> redis.isRunning() && children.stream().anyMatch(CommandProcess::isRunning))
                .filter(tick -> tick % every == every - 1)
                .doOnNext(tick -> show.run())
                .then(Mono.fromRunnable(show))
                .thenReturn(false);
        return Boolean.TRUE.equals(
                Mono.firstWithSignal(stop.thenReturn(true), ended).block());
    }
}
