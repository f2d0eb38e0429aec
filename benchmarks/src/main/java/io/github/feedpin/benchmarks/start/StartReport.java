package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.harness.ClassPath;
import io.github.feedpin.benchmarks.harness.Numbers;
import io.github.feedpin.benchmarks.harness.Summary;
import io.github.feedpin.benchmarks.harness.Table;
import io.github.feedpin.benchmarks.harness.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/** Results of all starts, as Markdown tables. Not thread-safe. */
final class StartReport {

    static final String BOOT = "boot";
    static final String BOOT_FEEDPIN = "boot-feedpin";

    private static final double MEGA = 1e6;

    private final Map<ClientName, List<StartResult>> firstCalls = new EnumMap<>(ClientName.class);
    private final List<StartResult> boot = new ArrayList<>();
    private final List<StartResult> bootWithFeedpin = new ArrayList<>();

    void addFirstCall(ClientName client, StartResult result) {
        firstCalls.computeIfAbsent(client, name -> new ArrayList<>()).add(result);
    }

    void addBoot(StartResult without, StartResult with) {
        boot.add(without);
        bootWithFeedpin.add(with);
    }

    /** Returns the figures of each start, and whether the targets are met. */
    String text() {
        return figures() + "\n\n" + Target.table(targets());
    }

    private Table figures() {
        Table table = new Table("start", "ms", "CPU ms", "classes", "jars", "MB of jars");
        firstCalls.forEach(
                (client, results) -> table.row(row("JVM to first call, " + client, results, client.classPath())));
        return table.row(row("Spring Boot application", boot, BOOT))
                .row(row("Spring Boot application with the starter", bootWithFeedpin, BOOT_FEEDPIN));
    }

    private static String[] row(String what, List<StartResult> results, String name) {
        ClassPath classPath = ClassPath.of(name);
        return new String[] {
            what,
            Summary.of(results, StartResult::millis).text(0),
            Summary.of(results, StartResult::cpuMillis).text(0),
            Summary.of(results, StartResult::classes).text(0),
            String.valueOf(classPath.jars().size()),
            Numbers.text(classPath.size() / MEGA, 1)
        };
    }

    private List<Target> targets() {
        List<StartResult> feedpin = firstCalls.getOrDefault(ClientName.FEEDPIN_SEND, List.of());
        List<StartResult> netty = firstCalls.getOrDefault(ClientName.REACTOR_NETTY, List.of());
        Summary ratio = compare(feedpin, netty, (ours, theirs) -> ours / theirs);
        Summary added = compare(bootWithFeedpin, boot, (with, without) -> with - without);
        return List.of(
                new Target("first call, feedpin-send against reactor-netty", false, 1.15, " ×", 2, ratio),
                new Target("added by the starter to a Spring Boot application", false, 150, " ms", 0, added));
    }

    private static Summary compare(List<StartResult> some, List<StartResult> others, DoubleBinaryOperator comparison) {
        return Summary.of(IntStream.range(0, some.size())
                .mapToDouble(i -> comparison.applyAsDouble(
                        some.get(i).millis(), others.get(i).millis()))
                .toArray());
    }
}
