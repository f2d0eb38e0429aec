package io.github.feedpin.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Where and of what something was measured, in words that stand above a table. */
public final class Surroundings {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";
    private static final String COMMIT = System.getProperty("feedpin.benchmarks.commit", "");

    private Surroundings() {}

    /** Machine, system, JDK and day. */
    public static String machine() {
        return "%s, %d cores, %s; %s %s; %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        LocalDate.now(ZoneOffset.UTC));
    }

    /** Which Feedpin: the commit, as far as that is known. */
    public static String feedpin() {
        return COMMIT.isEmpty() ? "Feedpin from a folder without git" : "Feedpin at " + COMMIT;
    }

    /** Where processes run for which {@link Core} says it. */
    public static String pinning() {
        return Jvm.pins() ? "server and clients pinned to a core each" : "nothing pinned to a core";
    }

    /** The libraries on these class paths. */
    public static String libraries(Collection<String> classPaths) {
        List<Path> jars = classPaths.stream()
                .flatMap(name -> ClassPath.of(name).jars().stream())
                .toList();
        return new ClassPath(jars).libraries();
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
