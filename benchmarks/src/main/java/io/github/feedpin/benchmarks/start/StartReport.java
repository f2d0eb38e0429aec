package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.lab.Bar;
import io.github.feedpin.benchmarks.lab.ClassPath;
import io.github.feedpin.benchmarks.lab.Numbers;
import io.github.feedpin.benchmarks.lab.Spread;
import io.github.feedpin.benchmarks.lab.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Gathers all starts, and makes tables of them. Not thread-safe. */
final class StartReport {

    private static final double MEGA = 1e6;

    private final Map<ClientName, List<Start>> firstCalls = new EnumMap<>(ClientName.class);
    private final List<Start> boot = new ArrayList<>();
    private final List<Start> bootWithFeedpin = new ArrayList<>();

    void addFirstCall(ClientName client, Start start) {
        firstCalls.computeIfAbsent(client, name -> new ArrayList<>()).add(start);
    }

    void addBoot(Start without, Start with) {
        boot.add(without);
        bootWithFeedpin.add(with);
    }

    @Override
    public String toString() {
        return figures() + "\n\n" + Bar.table(bars());
    }

    private Table figures() {
        Table table = new Table("what starts", "ms", "CPU ms", "classes", "jars", "MB of jars");
        firstCalls.forEach(
                (client, starts) -> table.row(row("JVM to first call, " + client, starts, client.classPath())));
        return table.row(row("context of a Spring Boot application", boot, "boot"))
                .row(row("the same with Feedpin's starter", bootWithFeedpin, "boot-feedpin"));
    }

    private static String[] row(String what, List<Start> starts, String classPath) {
        ClassPath files = ClassPath.of(classPath);
        return new String[] {
            what,
            spread(starts, Start::millis).text(0),
            spread(starts, Start::cpuMillis).text(0),
            spread(starts, Start::classes).text(0),
            String.valueOf(files.jars().size()),
            Numbers.text(files.size() / MEGA, 1)
        };
    }

    private List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        List<Start> ours = firstCalls.getOrDefault(ClientName.FEEDPIN_SEND, List.of());
        List<Start> theirs = firstCalls.getOrDefault(ClientName.REACTOR_NETTY, List.of());
        if (!ours.isEmpty() && !theirs.isEmpty()) {
            List<Double> ratios = IntStream.range(0, ours.size())
                    .mapToObj(i -> ours.get(i).millis() / theirs.get(i).millis())
                    .toList();
            bars.add(
                    new Bar("first call, feedpin-send against reactor-netty", false, 1.15, " ×", 2, Spread.of(ratios)));
        }
        List<Double> more = IntStream.range(0, boot.size())
                .mapToObj(i -> bootWithFeedpin.get(i).millis() - boot.get(i).millis())
                .toList();
        bars.add(new Bar("what the starter adds to a Spring Boot application", false, 150, " ms", 0, Spread.of(more)));
        return bars;
    }

    private static Spread spread(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Spread.of(starts.stream().map(figure::applyAsDouble).toList());
    }
}
