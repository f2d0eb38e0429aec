package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorDetailsTest {

    private static final String UNSAFE = " a\u0000b\r\nc\u202E ";

    @Test
    void everyTextOfTheDetailsIsOneLineWithoutControlCharacters() {
        assertThat(of(UNSAFE)).isEqualTo(of("a b c"));
        assertThat(of(UNSAFE).troubleshooter()).isEqualTo("a b c");
    }

    @Test
    void everyTooLongTextOfTheDetailsIsCut() {
        ErrorDetails details = of("x".repeat(100_000));

        assertThat(details.toString()).hasSizeLessThan(10 * LogText.MAX_LENGTH);
        assertThat(details.fieldViolations().get(0).value())
                .hasSize(LogText.MAX_LENGTH)
                .endsWith("…");
    }

    @Test
    void tooLongListEndsWithTheNumberOfOmittedEntries() {
        ErrorDetails details = new ErrorDetails(
                Collections.nCopies(1000, new PermissionViolation("", "im:chat", "")),
                Collections.nCopies(1000, new FieldViolation("user_ids", "", "")),
                Collections.nCopies(1000, new HelpLink("https://x", "")),
                null);

        assertThat(details.permissionViolations())
                .hasSize(ErrorDetails.MOST_ENTRIES)
                .endsWith(new PermissionViolation("", "", "and 981 more"));
        assertThat(details.fieldViolations())
                .hasSize(ErrorDetails.MOST_ENTRIES)
                .endsWith(new FieldViolation("", "", "and 981 more"));
        assertThat(details.helps()).hasSize(ErrorDetails.MOST_ENTRIES).endsWith(new HelpLink("", "and 981 more"));
        assertThat(details.map(text -> text)).isEqualTo(details);
    }

    @Test
    void helpWithoutAnHttpAddressHasNoLink() {
        assertThat(new HelpLink("javascript:alert(1)", "help").url()).isEmpty();
        assertThat(new HelpLink(" https://x\u202E ", "help").url()).isEqualTo("https://x");
    }

    @Test
    void blankTroubleshooterBecomesNull() {
        assertThat(new ErrorDetails(List.of(), List.of(), List.of(), " \n").isEmpty())
                .isTrue();
        assertThat(of("x").isEmpty()).isFalse();
    }

    @Test
    void mapChangesEveryText() {
        assertThat(of("a").map(text -> text + "b")).isEqualTo(of("ab"));
        assertThat(ErrorDetails.none().map(text -> text + "b")).isSameAs(ErrorDetails.none());
    }

    private static ErrorDetails of(String text) {
        return new ErrorDetails(
                List.of(new PermissionViolation(text, text, text)),
                List.of(new FieldViolation(text, text, text)),
                List.of(new HelpLink(text, text)),
                text);
    }
}
