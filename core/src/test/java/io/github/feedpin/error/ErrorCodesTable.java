package io.github.feedpin.error;

import static io.github.feedpin.error.FailureScope.FEED_CARD;
import static io.github.feedpin.error.FailureScope.TENANT;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of {@link PlatformCodes} as Markdown: one row for all codes with the same effect and hint. */
final class ErrorCodesTable {

    enum Language {
        ENGLISH("error-codes.md", "| code | scope | advice |\n|---|---|---|\n", ", "),
        CHINESE("zh/error-codes.md", "| 错误码 | 范围 | 处理建议 |\n|---|---|---|\n", "、");

        private final String page;
        private final String head;
        private final String comma;

        Language(String page, String head, String comma) {
            this.page = page;
            this.head = head;
            this.comma = comma;
        }

        String page() {
            return page;
        }
    }

    private record Row(FailureScope scope, FailureScope inTenant, FailureScope inGroupChat, String hint) {

        static Row of(int code) {
            return new Row(
                    scopeOf(code, Set.of()),
                    scopeOf(code, Set.of(TENANT)),
                    scopeOf(code, Set.of(FEED_CARD)),
                    PlatformCodes.hintOf(error(code)));
        }

        private static FailureScope scopeOf(int code, Set<FailureScope> narrower) {
            return PlatformCodes.scopeOf(error(code), narrower);
        }

        private static PlatformError error(int code) {
            return new PlatformError("PATCH /", 400, code, "", null);
        }

        String scopes(Language language) {
            boolean english = language == Language.ENGLISH;
            String text = "`" + scope + "`";
            if (inTenant != scope) {
                text += english ? "; of a store app `" + inTenant + "`" : "；商店应用为 `" + inTenant + "`";
            }
            if (inGroupChat != scope) {
                text += english ? "; for a group chat `" + inGroupChat + "`" : "；群聊为 `" + inGroupChat + "`";
            }
            return text;
        }

        String advice(Language language) {
            return language == Language.ENGLISH || hint.isEmpty()
                    ? hint
                    : Objects.requireNonNull(IN_CHINESE.get(hint), () -> "Not translated: " + hint);
        }
    }

    /** The translations of the command line. */
    private static final Path TEXTS = Path.of("..", "cli/src/main/resources/io/github/feedpin/cli/text");

    private static final String HINT = "error.hint.";
    private static final Map<String, String> IN_CHINESE = inChinese();

    private ErrorCodesTable() {}

    static String in(Language language) {
        Map<Row, Set<Integer>> rows = new TreeMap<>(Comparator.comparing(Row::scope)
                .thenComparing(Row::hint)
                .thenComparing(Row::inTenant)
                .thenComparing(Row::inGroupChat));
        PlatformCodes.known()
                .forEach(code -> rows.computeIfAbsent(Row.of(code), row -> new TreeSet<>())
                        .add(code));
        List<String> lines = rows.entrySet().stream()
                .map(row -> "| " + codes(row.getValue(), language) + " | "
                        + row.getKey().scopes(language) + " | "
                        + row.getKey().advice(language) + " |\n")
                .map(line -> line.replace("|  |", "| – |"))
                .toList();
        return language.head + String.join("", lines);
    }

    /** Returns the hints in English with their translations. */
    private static Map<String, String> inChinese() {
        Map<String, String> english = hints("Messages.properties");
        Map<String, String> chinese = hints("Messages_zh.properties");
        return english.keySet().stream().collect(Collectors.toMap(english::get, key -> chinese.getOrDefault(key, "")));
    }

    private static Map<String, String> hints(String file) {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(TEXTS.resolve(file))) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.stringPropertyNames().stream()
                .filter(key -> key.startsWith(HINT))
                .collect(Collectors.toMap(
                        key -> key, key -> texts.getProperty(key).replace("''", "'")));
    }

    private static String codes(Collection<Integer> codes, Language language) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(language.comma));
    }
}
