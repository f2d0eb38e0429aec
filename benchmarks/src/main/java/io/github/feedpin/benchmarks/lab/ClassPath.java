package io.github.feedpin.benchmarks.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an application gets along with a client, as the module below {@code class-paths} has written it down.
 *
 * @param jars each with its dependencies; not the benchmarks' own
 */
public record ClassPath(List<Path> jars) {

    private static final List<String> LIBRARIES = List.of(
            "oapi-sdk",
            "spring-boot",
            "spring-webflux",
            "vertx-web-client",
            "okhttp-jvm",
            "reactor-netty-http",
            "netty-transport",
            "jackson-databind",
            "jackson-core",
            "gson");

    private static final Path HOME = Path.of(System.getProperty("feedpin.benchmarks.home", "."));

    /** Of the module {@code name}. */
    public static ClassPath of(String name) {
        Path file = HOME.resolve("class-paths").resolve(name).resolve("target/class-path");
        try {
            return new ClassPath(Stream.of(Files.readString(file).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No class path of " + name + "; start with benchmarks/run, which builds it", e);
        }
    }

    /** Those of the jars that a comparison is about, with their versions. */
    String libraries() {
        return LIBRARIES.stream()
                .flatMap(library -> jars.stream()
                        .map(jar -> jar.getFileName().toString())
                        .filter(jar -> jar.matches(Pattern.quote(library) + "-\\d.*\\.jar"))
                        .map(jar -> library + " " + jar.substring(library.length() + 1, jar.lastIndexOf('.'))))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** In bytes. */
    public long size() {
        long size = 0;
        for (Path jar : jars) {
            size += jar.toFile().length();
        }
        return size;
    }

    /** As the JVM takes it, with the benchmarks' own classes. */
    String withBenchmarks() {
        Stream<Path> all = Stream.concat(Stream.of(HOME.resolve("target/feedpin-benchmarks.jar")), jars.stream());
        return String.join(File.pathSeparator, all.map(Path::toString).toList());
    }

    /** Where the benchmarks keep files of their own. */
    static Path scratch() {
        return HOME.resolve("target");
    }
}
