package io.github.feedpin.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests that the Java snippets of the README and of each page of the guide compile as they are, with their own imports
 * and the classes that the guide shows, and that the YAML snippets set properties that exist.
 */
class SnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve("docs/guide");

    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern TYPE = Pattern.compile("(?m)^(?:public )?(?:final )?(?:class|record) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");
    private static final Pattern COMMENT = Pattern.compile(" *(//|<!--).*|/\\*\\*.*\\*/");

    /** The variables that statements may use without declaring them; the page has introduced them. */
    private static final String AT_HAND = "io.github.feedpin.FeedpinClient feedpin, "
            + "io.github.feedpin.FeedpinTenants tenants, "
            + "io.github.feedpin.reactor.ReactorNettyPlatform platform, "
            + "io.github.feedpin.token.AppTicketStore tickets, "
            + "io.github.feedpin.simulator.PlatformSimulator simulator, "
            + "reactor.core.publisher.Flux<String> userIdFlux, java.util.List<String> ids";

    private static final Set<String> KNOWN_PROPERTIES = knownProperties();
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** For all pages, since it opens each library of the class path. */
    private static final StandardJavaFileManager FILES = COMPILER.getStandardFileManager(null, Locale.ROOT, null);

    @AfterAll
    static void closeFiles() throws IOException {
        FILES.close();
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> guide = Files.walk(GUIDE)) {
            List<Path> pages = guide.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("README.zh-CN.md")), pages.stream());
        }
    }

    /** Pages for the command line only contain neither Java nor YAML. */
    static Stream<Path> pagesForApplications() throws IOException {
        List<Path> pages = pages().filter(
                        page -> snippets(page, "java").findAny().isPresent())
                .toList();
        assertThat(pages).hasSizeGreaterThanOrEqualTo(10);
        return pages.stream();
    }

    static Stream<Path> englishPages() throws IOException {
        return pages().filter(page -> !isChinese(page));
    }

    private static boolean isChinese(Path page) {
        return page.endsWith("README.zh-CN.md") || page.startsWith(GUIDE.resolve("zh"));
    }

    private static Path inChinese(Path page) {
        return page.endsWith("README.md")
                ? page.resolveSibling("README.zh-CN.md")
                : GUIDE.resolve("zh").resolve(GUIDE.relativize(page));
    }

    @ParameterizedTest
    @MethodSource("pagesForApplications")
    void everyJavaSnippetCompilesWithItsImports(Path page, @TempDir Path output) throws IOException {
        Map<String, Source> classes = new LinkedHashMap<>();
        pages().filter(other -> isChinese(other) == isChinese(page))
                .flatMap(other -> snippets(other, "java"))
                .filter(snippet -> TYPE.matcher(snippet).find())
                .map(SnippetsTest::toSource)
                .forEach(source -> classes.put(source.getName(), source));
        snippets(page, "java").map(SnippetsTest::toSource).forEach(source -> classes.put(source.getName(), source));
        Collection<Source> sources = classes.values();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();

        FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        COMPILER.getTask(null, FILES, problems, List.of("-proc:none", "-Xlint:deprecation"), null, sources)
                .call();

        assertThat(problems.getDiagnostics()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyYamlSnippetSetsPropertiesThatExist(Path page) {
        assertThat(snippets(page, "yaml").flatMap(SnippetsTest::ownProperties)).isSubsetOf(KNOWN_PROPERTIES);
    }

    @ParameterizedTest
    @MethodSource("englishPages")
    void chinesePageHasSameSnippetsExceptComments(Path page) {
        assertThat(withoutComments(inChinese(page)))
                .containsExactlyElementsOf(withoutComments(page).toList());
    }

    private static Stream<String> withoutComments(Path page) {
        return Stream.of("java", "kotlin", "xml", "yaml", "sh")
                .flatMap(language -> snippets(page, language)
                        .map(snippet -> snippet.replaceAll(
                                language.equals("sh") || language.equals("yaml") ? " *# .*" : COMMENT.pattern(), "")));
    }

    private static Stream<String> snippets(Path page, String language) {
        try {
            return SNIPPET
                    .matcher(Files.readString(page))
                    .results()
                    .filter(snippet -> snippet.group(1).equals(language))
                    .map(snippet -> snippet.group(2))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError("No readable " + page, e);
        }
    }

    /** Returns the properties of Feedpin that a snippet sets; those of named clients by their name at the top level. */
    private static Stream<String> ownProperties(String yaml) {
        YamlPropertiesFactoryBean parser = new YamlPropertiesFactoryBean();
        parser.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        return Objects.requireNonNull(parser.getObject()).stringPropertyNames().stream()
                .filter(name -> name.startsWith("feedpin."))
                .map(name -> name.replaceFirst("^feedpin\\.clients\\.[^.]+\\.", "feedpin.")
                        .replaceFirst("\\[\\d+]$", ""));
    }

    private static Set<String> knownProperties() {
        try (InputStream metadata = Objects.requireNonNull(
                FeedpinProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            JsonNode properties = JsonMapper.shared().readTree(metadata).path("properties");
            return properties
                    .valueStream()
                    .map(property -> property.path("name").asString(""))
                    .filter(name -> name.startsWith("feedpin."))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles a class as it is, and statements as the body of a method. */
    private static Source toSource(String snippet) {
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
