package io.github.feedpin.benchmarks.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pins processes to CPU cores by means of {@code taskset}.
 *
 * @param cores numbers of the usable cores; empty where pinning is not supported
 */
record CpuPinning(List<Integer> cores) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** Detects the cores that this process may use. */
    static CpuPinning detect() {
        boolean taskset = Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
        try {
            return new CpuPinning(taskset && Files.isReadable(STATUS) ? parse(Files.readAllLines(STATUS)) : List.of());
        } catch (IOException unreadable) {
            return new CpuPinning(List.of());
        }
    }

    /** Returns the prefix of a command that runs on {@code core}; empty where it cannot be pinned. */
    List<String> prefix(CpuCore core) {
        if (core == CpuCore.ANY || cores.size() < 2) {
            return List.of();
        }
        int number = core == CpuCore.SERVER ? cores.get(0) : cores.get(1);
        return List.of("taskset", "-c", String.valueOf(number));
    }

    /** Parses the status of a Linux process, for instance {@code Cpus_allowed_list: 0-1,4}. */
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
