package io.github.feedpin.cli.text;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Language of the texts that people read. What programs read is the same in every language. */
public enum Language {
    ENGLISH(Locale.ROOT),
    /** Simplified Chinese. */
    CHINESE(Locale.CHINESE);

    /** Environment variable that selects the language regardless of the locale. */
    public static final String VARIABLE = "FEEDPIN_LANG";

    private static final List<String> VARIABLES = List.of(VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG");
    private static final String SAMPLE = "置顶";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /**
     * Returns the language of the first variable that is set, otherwise that of {@code fallback}. It is English if
     * there are no texts in that language, or {@code output} cannot encode them.
     *
     * @param environment the environment variables
     * @param fallback the locale of the JVM
     * @param output the encoding of the output
     */
    public static Language of(Map<String, String> environment, Locale fallback, Charset output) {
        String locale = VARIABLES.stream()
                .map(variable -> environment.getOrDefault(variable, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseGet(fallback::getLanguage);
        boolean chinese = locale.split("[_.@-]", 2)[0].equalsIgnoreCase(CHINESE.code());
        return chinese && output.canEncode() && output.newEncoder().canEncode(SAMPLE) ? CHINESE : ENGLISH;
    }

    /** Returns the value of the variable {@value #VARIABLE} that selects this language. */
    public String code() {
        return this == CHINESE ? "zh" : "en";
    }

    Locale locale() {
        return locale;
    }
}
