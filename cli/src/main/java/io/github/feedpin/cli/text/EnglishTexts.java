package io.github.feedpin.cli.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Recognizes English messages of exceptions and outcomes. */
final class EnglishTexts {

    /** The beginning of the keys of such messages. */
    static final String PREFIX = "error.";

    /** The beginning of the keys of descriptions of a response's body. */
    static final String BODY = PREFIX + "body.";

    /** Keys of messages whose arguments are texts of the platform or of Redis. */
    private static final Pattern FROM_OUTSIDE =
            Pattern.compile("error\\.(hint\\..*|library\\.rejected|library\\.redis\\.(rejected|tls|command|failed))");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private final List<Template> templates;

    /** @param english the texts in English */
    EnglishTexts(ResourceBundle english) {
        templates = english.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> Template.of(key, english.getString(key)))
                .sorted(Comparator.comparing(Template::beginsWithPlaceholder)
                        .thenComparing(Comparator.comparing(Template::letters).reversed())
                        .thenComparing(Template::key))
                .toList();
    }

    /**
     * Recognized message.
     *
     * @param key its key
     * @param arguments the values of its placeholders, in the order of their numbers
     */
    record Known(String key, List<String> arguments) {

        /** Returns whether the arguments are texts from outside, which are in no language of the command. */
        boolean argumentsAreFromOutside() {
            return FROM_OUTSIDE.matcher(key).matches();
        }
    }

    /**
     * Message with placeholders, whose numbers ascend.
     *
     * @param beginsWithPlaceholder whether any text may precede the first word
     * @param letters the number of characters apart from the placeholders
     */
    private record Template(String key, Pattern pattern, boolean beginsWithPlaceholder, int letters) {

        static Template of(String key, String text) {
            String literal = text.replace("''", "'");
            StringBuilder regex = new StringBuilder();
            int letters = 0;
            for (String part : PLACEHOLDER.split(literal, -1)) {
                regex.append(regex.isEmpty() ? "" : "(.+?)").append(Pattern.quote(part));
                letters += part.length();
            }
            return new Template(
                    key, Pattern.compile(regex.toString(), Pattern.DOTALL), literal.startsWith("{"), letters);
        }

        Optional<Known> match(String message) {
            Matcher matcher = pattern.matcher(message);
            return matcher.matches()
                    ? Optional.of(new Known(
                            key,
                            IntStream.rangeClosed(1, matcher.groupCount())
                                    .mapToObj(matcher::group)
                                    .toList()))
                    : Optional.empty();
        }
    }

    /**
     * Returns the message with the most characters in common, of those that begin with the same word if there is one;
     * empty if it is not known.
     */
    Optional<Known> find(String message) {
        return templates.stream()
                .map(template -> template.match(message))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
