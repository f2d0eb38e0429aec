package io.github.feedpin.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Describes the machine and the measured commit. */
public final class MachineInfo {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";
    private static final String COMMIT = System.getProperty("feedpin.benchmarks.commit", "");

    private MachineInfo() {}

    /** Returns processor, operating system, JVM, CPU pinning, date and {@link #commit()}. */
    public static String describe() {
        return "%s, %d cores, %s %s; %s %s; %s; %s; %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        Jvm.isPinningSupported() ? "server and client pinned to one core each" : "no CPU pinning",
                        LocalDate.now(ZoneOffset.UTC),
                        commit());
    }

    /** Returns the commit that is measured, if known. */
    public static String commit() {
        return COMMIT.isEmpty() ? "unknown commit" : "commit " + COMMIT;
    }

    private static String processor() {
        try {
            for (String line : Files.readAllLines(PROCESSORS)) {
                if (line.startsWith(MODEL)) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException notLinux) {
            // The architecture is used instead.
        }
        return System.getProperty("os.arch");
    }
}
