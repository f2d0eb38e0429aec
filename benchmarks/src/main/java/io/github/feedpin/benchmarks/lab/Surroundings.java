package io.github.feedpin.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where something was measured. */
final class Surroundings {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Surroundings() {}

    /** Machine, system, JDK and day, in one sentence. */
    static String describe() {
        String pinned = Jvm.pins() ? "server and clients pinned to a core each" : "nothing pinned to a core";
        return "%s, %d cores, %s; %s %s; %s; %s."
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        pinned,
                        LocalDate.now(ZoneOffset.UTC));
    }

    private static String processor() {
        try {
            for (String line : Files.readAllLines(PROCESSORS)) {
                if (line.startsWith(MODEL)) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException notLinux) {
            // Says less, then.
        }
        return System.getProperty("os.arch");
    }
}
