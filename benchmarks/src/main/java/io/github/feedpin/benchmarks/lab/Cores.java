package io.github.feedpin.benchmarks.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cores that processes can be pinned to.
 *
 * @param usable their numbers; empty where nothing can be pinned
 */
record Cores(List<Integer> usable) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** Those that this process may use, where there is {@code taskset}. */
    static Cores here() {
        boolean taskset = Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
        try {
            return new Cores(taskset && Files.isReadable(STATUS) ? parse(Files.readAllLines(STATUS)) : List.of());
        } catch (IOException unreadable) {
            return new Cores(List.of());
        }
    }

    /** What a command begins with, so that it keeps to a core; nothing where it cannot. */
    List<String> pin(Core core) {
        if (core == Core.ANY || usable.size() < 2) {
            return List.of();
        }
        int number = core == Core.SERVER ? usable.get(0) : usable.get(1);
        return List.of("taskset", "-c", String.valueOf(number));
    }

    /** The numbers in a status as Linux writes it, for instance {@code Cpus_allowed_list: 0-1,4}. */
    static List<Integer> parse(List<String> status) {
        List<Integer> numbers = new ArrayList<>();
        for (String line : status) {
            if (line.startsWith(ALLOWED)) {
                for (String range : line.substring(ALLOWED.length()).strip().split(",")) {
                    String[] ends = range.split("-");
                    int last = Integer.parseInt(ends[ends.length - 1]);
                    for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
                        numbers.add(core);
                    }
                }
            }
        }
        return numbers;
    }
}
