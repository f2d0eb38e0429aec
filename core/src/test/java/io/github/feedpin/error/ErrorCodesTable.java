package io.github.feedpin.error;

import static io.github.feedpin.error.FailureScope.FEED_CARD;
import static io.github.feedpin.error.FailureScope.TENANT;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The table of {@link PlatformCodes} as Markdown: one row for all codes with the same effect and hint. */
final class ErrorCodesTable {

    private static final String HEAD = "| code | scope | advice |\n|---|---|---|\n";

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

        String scopes() {
            String text = "`" + scope + "`";
            if (inTenant != scope) {
                text += "; of a store app `" + inTenant + "`";
            }
            if (inGroupChat != scope) {
                text += "; for a group chat `" + inGroupChat + "`";
            }
            return text;
        }
    }

    private ErrorCodesTable() {}

    static String text() {
        Map<Row, Set<Integer>> rows = new TreeMap<>(Comparator.comparing(Row::scope)
                .thenComparing(Row::hint)
                .thenComparing(Row::inTenant)
                .thenComparing(Row::inGroupChat));
        PlatformCodes.known()
                .forEach(code -> rows.computeIfAbsent(Row.of(code), row -> new TreeSet<>())
                        .add(code));
        List<String> lines = rows.entrySet().stream()
                .map(row -> "| " + codes(row.getValue()) + " | " + row.getKey().scopes() + " | "
                        + row.getKey().hint() + " |\n")
                .map(line -> line.replace("|  |", "| – |"))
                .toList();
        return HEAD + String.join("", lines);
    }

    private static String codes(Collection<Integer> codes) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
