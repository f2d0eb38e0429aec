package io.github.feedpin.benchmarks.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Class path of an application that uses one of the clients, as resolved by the module of that name in
 * {@code class-paths}.
 *
 * @param jars all jars except that of the benchmarks
 */
public record ClassPath(List<Path> jars) {

    private static final List<String> LIBRARIES = List.of(
            "oapi-sdk",
            "spring-boot",
            "spring-webflux",
            "reactor-netty-http",
            "netty-transport",
            "jackson-databind",
            "jackson-core");

    private static final Path HOME = Path.of(System.getProperty("feedpin.benchmarks.home", "."));

    /** Returns the class path that the module {@code name} has resolved. */
    public static ClassPath of(String name) {
        Path file = HOME.resolve("class-paths").resolve(name).resolve("target/class-path");
        try {
            return new ClassPath(Stream.of(Files.readString(file).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("No class path of " + name + "; start benchmarks/run, which builds it", e);
        }
    }

    /** Returns names and versions of the compared libraries on these class paths. */
    public static String libraries(Collection<String> names) {
        return libraries(
                names.stream().flatMap(name -> of(name).jars().stream()).toList());
    }

    static String libraries(List<Path> jars) {
        return LIBRARIES.stream()
                .flatMap(library -> jars.stream()
                        .map(jar -> jar.getFileName().toString())
                        .filter(jar -> jar.matches(Pattern.quote(library) + "-\\d.*\\.jar"))
                        .map(jar -> library + " " + jar.substring(library.length() + 1, jar.lastIndexOf('.'))))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Returns the size of all jars in bytes. */
    public long size() {
        return jars.stream().mapToLong(jar -> jar.toFile().length()).sum();
    }

    /** Returns the argument of {@code -cp}, including the classes of the benchmarks. */
    String withBenchmarks() {
        Stream<Path> all = Stream.concat(Stream.of(HOME.resolve("target/feedpin-benchmarks.jar")), jars.stream());
        return all.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
