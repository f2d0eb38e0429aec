package io.github.feedpin.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the snippets of the README compile as they are, with their own imports only. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?class (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");
    private static final Pattern COMMENT = Pattern.compile(" *(//|<!--).*");

    /** The variables that statements may use without declaring them; the README has introduced them. */
    private static final String AT_HAND = "io.github.feedpin.FeedpinClient feedpin, "
            + "io.github.feedpin.reactor.ReactorNettyPlatform platform, "
            + "io.github.feedpin.simulator.PlatformSimulator simulator, "
            + "reactor.core.publisher.Flux<String> userIdFlux, java.util.List<String> ids";

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void everyJavaSnippetCompilesWithItsImports(String readme, @TempDir Path classes) throws IOException {
        List<JavaFileObject> sources =
                snippets(readme, "java").map(ReadmeTest::toSource).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();

        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            compiler.getTask(null, files, problems, List.of("-proc:none"), null, sources)
                    .call();
        }

        assertThat(sources).hasSizeGreaterThan(5);
        assertThat(problems.getDiagnostics()).isEmpty();
    }

    @Test
    void chineseReadmeHasSameSnippetsExceptComments() {
        assertThat(Stream.of("java", "xml", "yaml", "sh")
                        .flatMap(language -> withoutComments("README.zh-CN.md", language)))
                .isNotEmpty()
                .containsExactlyElementsOf(Stream.of("java", "xml", "yaml", "sh")
                        .flatMap(language -> withoutComments("README.md", language))
                        .toList());
    }

    private static Stream<String> withoutComments(String readme, String language) {
        String comment = language.equals("sh") ? " *# .*" : COMMENT.pattern();
        return snippets(readme, language).map(snippet -> snippet.replaceAll(comment, ""));
    }

    private static Stream<String> snippets(String readme, String language) {
        try {
            return SNIPPET
                    .matcher(Files.readString(Path.of("..", readme)))
                    .results()
                    .filter(snippet -> snippet.group(1).equals(language))
                    .map(snippet -> snippet.group(2))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError("No readable " + readme, e);
        }
    }

    /** Compiles a class as it is, and statements as the body of a method. */
    private static JavaFileObject toSource(String snippet) {
        Matcher type = TYPE.matcher(snippet);
        if (type.find()) {
            Matcher inPackage = PACKAGE.matcher(snippet);
            String folder = inPackage.find() ? inPackage.group(1).replace('.', '/') + "/" : "";
            return new Source(folder + type.group(1), snippet);
        }
        String imports =
                IMPORT.matcher(snippet).results().map(MatchResult::group).collect(Collectors.joining("\n"));
        String name = "Snippet" + Integer.toHexString(snippet.hashCode());
        String statements = IMPORT.matcher(snippet).replaceAll("");
        return new Source(
                name, imports + "\nclass " + name + " {\nvoid run(" + AT_HAND + ") {\n" + statements + "}\n}\n");
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String code;

        Source(String name, String code) {
            super(URI.create("readme:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
