package io.github.feedpin.cli.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {

    private static final String CHINESE = "zh_CN.UTF-8";

    private static Language of(String variables, Locale jvm) {
        Map<String, String> environment = Stream.of(variables.split(" "))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length == 1 ? "" : parts[1]));
        return Language.of(environment, jvm, UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "LANG=zh_CN.UTF-8, CHINESE",
        "LANG=en_US.UTF-8, ENGLISH",
        "LANG=C, ENGLISH",
        "LANG=zhx, ENGLISH",
        "LC_MESSAGES=zh_CN.UTF-8 LANG=en_US.UTF-8, CHINESE",
        "LC_MESSAGES=en_US.UTF-8 LANG=zh_CN.UTF-8, ENGLISH",
        "LC_ALL=zh_CN.UTF-8 LC_MESSAGES=en_US.UTF-8, CHINESE",
        "LC_ALL=C LC_MESSAGES=zh_CN.UTF-8 LANG=zh_CN.UTF-8, ENGLISH",
        "LC_ALL= LANG=zh_CN.UTF-8, CHINESE",
        "FEEDPIN_LANG=zh LC_ALL=en_US.UTF-8, CHINESE",
        "FEEDPIN_LANG=en LC_ALL=zh_CN.UTF-8, ENGLISH"
    })
    void firstVariableThatIsSetCounts(String variables, Language language) {
        assertThat(of(variables, language == Language.CHINESE ? Locale.ENGLISH : Locale.CHINA))
                .isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"zh", "ZH", "zh_CN", "zh-CN", "zh_SG.utf8", "zh.UTF-8", "zh_CN@stroke", "zh_TW"})
    void allLocalesOfTheLanguageAreRecognized(String locale) {
        assertThat(of("LANG=" + locale, Locale.ENGLISH)).isEqualTo(Language.CHINESE);
    }

    @Test
    void whenNoVariableIsSetTheLocaleOfTheJvmCounts() {
        assertThat(of("", Locale.SIMPLIFIED_CHINESE)).isEqualTo(Language.CHINESE);
        assertThat(of("", Locale.GERMANY)).isEqualTo(Language.ENGLISH);
    }

    @Test
    void whenTheOutputCannotEncodeChineseTheLanguageIsEnglish() {
        Map<String, String> environment = Map.of("LANG", CHINESE);

        assertThat(Language.of(environment, Locale.CHINA, ISO_8859_1)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(environment, Locale.CHINA, US_ASCII)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(environment, Locale.CHINA, Charset.forName("GBK")))
                .isEqualTo(Language.CHINESE);
    }

    @ParameterizedTest
    @EnumSource
    void codeSelectsTheLanguage(Language language) {
        assertThat(of(Language.VARIABLE + "=" + language.code(), Locale.GERMANY))
                .isEqualTo(language);
    }
}
