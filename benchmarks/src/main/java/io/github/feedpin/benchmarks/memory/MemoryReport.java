package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.benchmarks.lab.Bar;
import io.github.feedpin.benchmarks.lab.Numbers;
import io.github.feedpin.benchmarks.lab.Spread;
import io.github.feedpin.benchmarks.lab.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Gathers what users cost, and makes tables of it. Not thread-safe. */
final class MemoryReport {

    private static final int SHORT_RUN = 10_000;
    private static final int LONG_RUN = 10_000_000;

    private final int streamed;
    private final Map<String, Double> heaps = new LinkedHashMap<>();
    private final Map<Way, List<Cost>> costs = new EnumMap<>(Way.class);

    /** @param streamed how many users the smallest heaps are for */
    MemoryReport(int streamed) {
        this.streamed = streamed;
    }

    void addHeap(String platform, double megabytes) {
        heaps.put(platform, megabytes);
    }

    void addCosts(Way way, List<Cost> all) {
        costs.put(way, all);
    }

    @Override
    public String toString() {
        return heapTable() + "\n\n" + costTable() + "\n\n" + Bar.table(bars());
    }

    private Table heapTable() {
        Table table = new Table("users streamed through pinEach", "smallest heap, MB");
        heaps.forEach((platform, megabytes) ->
                table.row(name(platform), megabytes.isNaN() ? "not found" : Numbers.text(megabytes, 0)));
        return table;
    }

    private String name(String platform) {
        return Numbers.text(streamed, 0) + ", " + platform;
    }

    private Table costTable() {
        Table table = new Table("way", "users of a run", "ns of a core per user", "bytes per user");
        costs.forEach((way, all) -> all.stream().mapToInt(Cost::size).distinct().forEach(size -> {
            List<Cost> rounds = of(all, size);
            table.row(
                    way.toString(),
                    Numbers.text(size, 0),
                    spread(rounds, Cost::nanos).text(0),
                    spread(rounds, Cost::bytes).text(0));
        }));
        return table;
    }

    private List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        heaps.forEach((platform, megabytes) ->
                bars.add(new Bar("heap for " + name(platform), false, 64, " MB", 0, Spread.of(megabytes))));
        List<Cost> streams = costs.getOrDefault(Way.STREAM, List.of());
        List<Cost> shorter = of(streams, SHORT_RUN);
        List<Cost> longer = of(streams, LONG_RUN);
        if (!shorter.isEmpty() && !longer.isEmpty()) {
            bars.add(ratio("time per user, 10⁷ against 10⁴ users", Cost::nanos, longer, shorter));
            bars.add(ratio("bytes per user, 10⁷ against 10⁴ users", Cost::bytes, longer, shorter));
        }
        return bars;
    }

    private static Bar ratio(String figure, ToDoubleFunction<Cost> cost, List<Cost> longer, List<Cost> shorter) {
        List<Double> ratios = IntStream.range(0, longer.size())
                .mapToObj(round -> cost.applyAsDouble(longer.get(round)) / cost.applyAsDouble(shorter.get(round)))
                .toList();
        return new Bar(figure, false, 1.1, " ×", 2, Spread.of(ratios));
    }

    private static List<Cost> of(List<Cost> all, int size) {
        return all.stream().filter(cost -> cost.size() == size).toList();
    }

    private static Spread spread(List<Cost> rounds, ToDoubleFunction<Cost> figure) {
        return Spread.of(rounds.stream().map(figure::applyAsDouble).toList());
    }
}
