package io.github.feedpin.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.redis.FeedpinRedis;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the texts with each other and with the code. */
class TextsTest {

    private static final Map<String, String> ENGLISH = texts("Messages.properties");
    private static final Map<String, String> CHINESE = texts("Messages_zh.properties");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");
    private static final Pattern WORDS = Pattern.compile("[\\p{Alpha}'_-]+ [\\p{Alpha}'_-]+");

    /** The beginning of a placeholder, and marks between the parts of a message, which the code may join. */
    private static final Pattern BETWEEN_PARTS = Pattern.compile("\\{\\d}|\u0001|[;:.,?()]+");

    /** Constants that are not shown, or not in a language. */
    private static final Set<String> NO_TEXTS = Set.of(
            "bind 127.0.0.1",
            "appendonly no",
            "%9.3f s",
            "(not packaged)",
            "(an SSL bundle \\()?feedpin\\.http\\.ssl\\.[\\w.-]+",
            "  ./feedpin pin ou_a --base-url \"$FEEDPIN_BASE_URL\"\u0001",
            "(?i)no (name matching|subject alternative)",
            "The URL of Redis",
            "fatal alert: ([a-z_]{1,40})",
            "The stop signal of a run",
            "Bad file descriptor",
            "Every Java platform supports SHA-256",
            "no journal is given",
            "two user ids have the same digest; run the command again",
            "no Redis");

    /** Messages that the code assembles of words; other tests show that they are recognized. */
    private static final Pattern ASSEMBLED =
            Pattern.compile("error\\.(join\\.link|parser\\..*|differs\\..*|credential\\.invalid.*"
                    + "|ids\\..*Input|library\\.(appId|secret|ticket)\\..*|library\\.tls\\.authority"
                    + "|hint\\.(oneScope|scopes))");

    private static Map<String, String> texts(String file) {
        Properties properties = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream(file);
                InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(CHINESE.keySet()).isEqualTo(ENGLISH.keySet());
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        ENGLISH.forEach((key, text) ->
                assertThat(placeholders(CHINESE.getOrDefault(key, ""))).as(key).isEqualTo(placeholders(text)));
    }

    @Test
    void placeholdersOfMessagesThatAreRecognizedAscend() {
        ENGLISH.forEach((key, text) -> {
            if (key.startsWith(EnglishTexts.PREFIX)) {
                List<String> numbers = PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(numbers).as(key).doesNotHaveDuplicates().isSorted();
            }
        });
    }

    @Test
    void everyMessageIsRecognizedAsItself() {
        EnglishTexts texts = new EnglishTexts(ResourceBundle.getBundle(Messages.class.getName(), Locale.ROOT));

        ENGLISH.forEach((key, text) -> {
            if (key.startsWith(EnglishTexts.PREFIX)) {
                String message = new MessageFormat(text, Locale.ROOT).format(new Object[] {"x", "y", "z"});
                assertThat(texts.find(message))
                        .as(message)
                        .hasValueSatisfying(known -> assertThat(known.key()).isEqualTo(key));
            }
        });
    }

    @Test
    void apostrophesAreDoubled() {
        Stream.of(ENGLISH, CHINESE)
                .forEach(texts -> texts.forEach((key, text) ->
                        assertThat(text.replace("''", "")).as(key).doesNotContain("'")));
    }

    @Test
    void everyTextIsChinese() {
        CHINESE.forEach((key, text) -> {
            if (!Set.of("progress.users", "simulate.status").contains(key)) {
                assertThat(text).as(key).matches(".*[\\p{IsHan}，。；：（）].*");
            }
        });
    }

    @Test
    void chineseTextsUseChinesePunctuation() {
        CHINESE.forEach((key, text) ->
                assertThat(text).as(key).doesNotMatch(".*(\\p{IsHan} ?[,;:!?()]|[,;:!?()] ?\\p{IsHan}).*"));
    }

    @Test
    void everyKeyIsUsed() throws IOException {
        String sources = sources();
        Set<String> unused = ENGLISH.keySet().stream()
                .filter(key -> !key.startsWith(EnglishTexts.PREFIX))
                .filter(key -> !sources.contains("\"" + key + "\""))
                .filter(key -> !sources.contains("\"" + key.replaceFirst("(UN)?PIN$", "") + "\" +"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unused).isEmpty();
    }

    @Test
    void everyMessageThatIsRecognizedIsInTheCode() throws IOException {
        Set<String> constants = new TreeSet<>();
        for (Class<?> type :
                List.of(Messages.class, FeedpinClient.class, ReactorNettyPlatform.class, FeedpinRedis.class)) {
            constants.addAll(StringConstants.ofModule(type));
        }
        String all = String.join("\n", constants);
        Map<String, List<String>> missing = new TreeMap<>();
        ENGLISH.forEach((key, text) -> {
            List<String> parts = parts(text.replace("''", "'"))
                    .filter(part -> !all.contains(part))
                    .toList();
            boolean assembled = ASSEMBLED.matcher(key).matches();
            if (key.startsWith(EnglishTexts.PREFIX) && !assembled && !parts.isEmpty()) {
                missing.put(key, parts);
            }
        });

        assertThat(missing).isEmpty();
    }

    @Test
    void everySentenceInTheCodeIsAText() throws IOException {
        assertThat(unknown(StringConstants.ofModule(Messages.class))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.github.feedpin.platform.BaseUrl",
                "io.github.feedpin.model.UserIds",
                "io.github.feedpin.internal.run.StopConditions",
                "io.github.feedpin.internal.run.StopReason",
                "io.github.feedpin.reactor.TransportFailure",
                "io.github.feedpin.reactor.ProxyFailure",
                "io.github.feedpin.reactor.TlsFailure",
                "io.github.feedpin.redis.internal.quota.Lease"
            })
    void everyFailureOfTheLibraryIsAText(String type) throws IOException {
        assertThat(unknown(StringConstants.ofClass(type))).isEmpty();
    }

    /** Returns the sentences that are neither a message that is recognized nor a part of one. */
    private static Set<String> unknown(Collection<String> constants) {
        Messages chinese = Messages.in(Language.CHINESE);
        String messages = ENGLISH.entrySet().stream()
                .filter(text -> text.getKey().matches("(error|response)\\b.*"))
                .map(text -> text.getValue().replace("''", "'"))
                .collect(Collectors.joining("\n"));
        return constants.stream()
                .filter(constant -> !NO_TEXTS.contains(constant))
                .map(OptionNames::replaceIn)
                .filter(constant -> Stream.of("", "--option")
                        .map(option -> option + constant)
                        .allMatch(message -> chinese.translated(message).equals(message)))
                .filter(constant -> parts(constant).anyMatch(part -> !messages.contains(part)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the parts of a message that are words. */
    private static Stream<String> parts(String text) {
        return BETWEEN_PARTS
                .splitAsStream(text)
                .map(String::strip)
                .filter(part -> WORDS.matcher(part).find());
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder();
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of("src/main/java"))) {
            files = found.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            sources.append(Files.readString(file));
        }
        return sources.toString();
    }
}
