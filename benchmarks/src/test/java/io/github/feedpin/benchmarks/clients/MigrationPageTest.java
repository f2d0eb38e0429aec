package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the snippet for the official SDK, on the page about the migration from it, compiles. */
class MigrationPageTest {

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java official-sdk\\n(.*?)^```$");

    @ParameterizedTest
    @ValueSource(strings = {"migration.md", "zh/migration.md"})
    void snippetForTheOfficialSdkCompiles(String page, @TempDir Path output) throws IOException {
        Matcher snippet = SNIPPET.matcher(Files.readString(Path.of("../docs/guide", page)));
        assertThat(snippet.find()).isTrue();
        String code = snippet.group(1);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();

        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, Locale.ROOT, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            compiler.getTask(null, files, problems, List.of("-proc:none"), null, List.of(source(code)))
                    .call();
        }

        assertThat(problems.getDiagnostics()).isEmpty();
    }

    private static JavaFileObject source(String code) {
        return new SimpleJavaFileObject(URI.create("page:///SdkReminders.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }
        };
    }
}
