package io.github.feedpin.cli.text;

import io.github.feedpin.cli.text.EnglishTexts.Known;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Texts that people read, in one language.
 *
 * <p>Texts of the command itself have a key. Exceptions and outcomes have their messages in English, as those of the
 * library do; {@link #translated} recognizes such a message and returns it in the language of the texts. Texts of the
 * platform in it stay as they are.
 */
public final class Messages {

    private static final String BUNDLE = Messages.class.getName();
    private static final String USAGE = Messages.class.getPackageName() + ".Usage";
    private static final long TENTHS_BELOW_SECONDS = 100;

    /** The texts in English. */
    public static final Messages ENGLISH = new Messages(Language.ENGLISH);

    private final Language language;
    private final ResourceBundle texts;

    /** The messages to recognize; null in English, which needs no translation. */
    private final @Nullable EnglishTexts english;

    private Messages(Language language) {
        this.language = language;
        this.texts = ResourceBundle.getBundle(BUNDLE, language.locale());
        this.english = language == Language.ENGLISH
                ? null
                : new EnglishTexts(ResourceBundle.getBundle(BUNDLE, Language.ENGLISH.locale()));
    }

    /** Returns the texts in a language. */
    public static Messages in(Language language) {
        return language == Language.ENGLISH ? ENGLISH : new Messages(language);
    }

    public Language language() {
        return language;
    }

    /** Returns the help of the commands; empty for the language of their annotations. */
    public Optional<ResourceBundle> usage() {
        return language == Language.ENGLISH
                ? Optional.empty()
                : Optional.of(ResourceBundle.getBundle(USAGE, language.locale()));
    }

    /**
     * Returns a text.
     *
     * @param arguments the values of its placeholders; numbers are formatted with separators
     */
    public String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments);
    }

    /** Returns a message of an exception or an outcome; unchanged if it is not known. */
    public String translated(String message) {
        if (english == null) {
            return message;
        }
        @Nullable String response = new ResponseText(this).translated(message);
        return response == null ? english.find(message).map(this::text).orElse(message) : response;
    }

    /** Returns a description of a response's body; empty if {@code text} is another text. */
    Optional<String> ofBody(String text) {
        return Optional.ofNullable(english)
                .flatMap(texts -> texts.find(text))
                .filter(known -> known.key().startsWith(EnglishTexts.BODY))
                .map(this::text);
    }

    private String text(Known known) {
        List<String> arguments = known.arguments();
        return text(
                known.key(),
                known.argumentsAreFromOutside()
                        ? arguments.toArray()
                        : arguments.stream().map(this::translated).toArray());
    }

    /** Joins two sentences, of which either may be empty. */
    public String sentences(String first, String second) {
        return first.isEmpty() || second.isEmpty()
                ? first + second
                : text("sentences", first.replaceFirst("[.。]$", ""), second);
    }

    /** Formats a duration: {@code 4.2 s}, {@code 119 s}, or {@code 9 min 19 s}. */
    public String time(Duration time) {
        double seconds = time.toMillis() / 1e3;
        return seconds < TENTHS_BELOW_SECONDS
                ? text("seconds", String.format(Locale.ROOT, "%.1f", seconds))
                : wholeSeconds(time);
    }

    /** Formats a duration in whole seconds: {@code 4 s}, {@code 119 s}, or {@code 9 min 19 s}. */
    public String wholeSeconds(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 120 ? text("seconds", seconds) : text("minutes", seconds / 60, seconds % 60);
    }
}
