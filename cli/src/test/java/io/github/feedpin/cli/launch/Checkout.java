package io.github.feedpin.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Checkout with the real launcher, a fake Java that records how it was started, and a fake build that creates the
 * expected artifacts. Each build adds a line to {@code builds} and waits until the file {@code release} exists.
 */
final class Checkout implements AutoCloseable {

    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();
    private static final long TIMEOUT_SECONDS = 60;

    private static final String JAVA = """
            #!/bin/sh
            case " $* " in *' -Xbogus '*) echo 'Unrecognized option: -Xbogus' >&2; exit 1 ;; esac
            case $1 in --dry-run) exit 0 ;; esac
            for fd in 0 1 2; do
              [ -e /dev/fd/$fd ] || echo "$fd is closed"
            done >>"$STARTS"
            echo "LC_ALL=${LC_ALL-}" >>"$STARTS"
            echo "FEEDPIN_LANG=${FEEDPIN_LANG-}" >>"$STARTS"
            if [ /dev/fd/2 -ef "$0" ] || [ /dev/fd/2 -ef "$LAUNCHER" ]; then echo '2 is a script' >>"$STARTS"; fi
            if read -r line; then echo "read $line" >>"$STARTS"; fi
            printf '%s\\n' "$@" >>"$STARTS"
            echo started
            exit 42
            """;

    private static final String BUILD = """
            #!/bin/sh
            echo built >>builds
            until [ -e release ]; do sleep 0.1; done
            mkdir -p cli/target/lib
            : >cli/target/feedpin.jar
            """;

    private final Path home;
    private final Path javaHome;
    private final Map<String, String> environment = new HashMap<>();
    private final List<Process> processes = new ArrayList<>();

    Checkout(Path home) throws IOException {
        this.home = Files.createDirectories(home);
        this.javaHome = home.resolve("jdk");
        for (String script : List.of("feedpin", "scripts/launch.sh")) {
            Path copy = home.resolve(script);
            Files.createDirectories(copy.getParent());
            Files.copy(SOURCES.resolve(script), copy);
        }
        script("jdk/bin/java", JAVA);
        script("jdk/bin/javac", "#!/bin/sh\n");
        script("mvnw", BUILD);
        write("jdk/release", "JAVA_VERSION=\"17.0.15\"\n");
        for (String file : List.of("pom.xml", "project/pom.xml", "bom/pom.xml", ".mvn/maven.config")) {
            write(file, "");
        }
        for (String module : List.of("core", "reactor-adapter", "redis-adapter", "simulator", "cli")) {
            write(module + "/pom.xml", "");
            write(module + "/src/main/A.java", "");
        }
        write("release", "");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", javaHome.toString());
        environment.put("STARTS", home.resolve("starts").toString());
        environment.put("LAUNCHER", home.resolve("feedpin").toString());
    }

    Path home() {
        return home;
    }

    /** Sets an environment variable; the launcher inherits no others. */
    Checkout environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Checkout without(String name) {
        environment.remove(name);
        return this;
    }

    void write(String file, String content) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    void script(String file, String content) throws IOException {
        write(file, content);
        Files.setPosixFilePermissions(home.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Returns the content of a file; empty when it does not exist. */
    String read(String file) {
        try {
            Path path = home.resolve(file);
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the launcher by a shell command in which it is {@code $0}. Standard error is redirected to a file. */
    Process start(String shell, String line, String errors) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(shell, "-c", line, home.resolve("feedpin").toString());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(home.toFile());
        builder.redirectOutput(home.resolve("out").toFile());
        builder.redirectError(home.resolve(errors).toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        processes.add(process);
        return process;
    }

    /** Runs the launcher and returns its exit code. */
    int run(String shell, String line) throws Exception {
        return exitCode(start(shell, line, "err"));
    }

    int run() throws Exception {
        return run("sh", "exec \"$0\" --version");
    }

    static int exitCode(Process process) throws InterruptedException {
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("The launcher did not end in time");
        }
        return process.exitValue();
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("The condition was not met in time");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Returns a PATH with these commands only. */
    String pathOf(String... commands) throws IOException {
        for (String command : commands) {
            for (String folder : System.getenv("PATH").split(":")) {
                Path there = Path.of(folder, command);
                if (Files.isExecutable(there)) {
                    script("bin/" + command, "#!/bin/sh\nexec " + there + " \"$@\"\n");
                    break;
                }
            }
        }
        return home.resolve("bin").toString();
    }

    @Override
    public void close() throws IOException {
        write("release", "");
        processes.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }
}
