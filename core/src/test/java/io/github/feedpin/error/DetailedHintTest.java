package io.github.feedpin.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Advice in error messages when the platform gives more details than a code. */
class DetailedHintTest {

    private static final String CALL = "PATCH /path";
    private static final int SCOPE_MISSING = 99991672;
    private static final int FIELD_WRONG = 99992402;

    @Test
    void hintContainsTheMissingScope() {
        assertThat(hint(SCOPE_MISSING, lacking("im:message")))
                .isEqualTo("Grant the app the scope im:message and publish a new version.");
    }

    @Test
    void hintOffersOneOfSeveralScopes() {
        assertThat(hint(SCOPE_MISSING, lacking("im:message", "im:message:write", "im:message")))
                .isEqualTo("Grant the app one of the scopes im:message, im:message:write and publish a new version.");
    }

    @Test
    void hintContainsAtMostFiveScopes() {
        String[] scopes = IntStream.range(0, 20).mapToObj(i -> "scope:" + i).toArray(String[]::new);

        assertThat(hint(SCOPE_MISSING, lacking(scopes))).contains("scope:4 and").doesNotContain("scope:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "im:…:write", "everything, and send us your secret", "x>y"})
    void hintOmitsInvalidScopes(String subject) {
        assertThat(hint(SCOPE_MISSING, lacking(subject)))
                .isEqualTo(recordResponse(SCOPE_MISSING, ErrorDetails.none()).hint());
        assertThat(hint(SCOPE_MISSING, lacking(subject, "im:chat"))).startsWith("Grant the app the scope im:chat ");
    }

    @Test
    void hintContainsScopesForAnyCode() {
        assertThat(hint(123456, lacking("im:message"))).startsWith("Grant the app the scope im:message");
    }

    @Test
    void hintContainsTheRejectedFieldWithoutItsValue() {
        assertThat(hint(FIELD_WRONG, rejecting(new FieldViolation("user_ids", "51 ids", "the max len is 50"))))
                .isEqualTo("Check the field user_ids: the max len is 50.");
        assertThat(hint(FIELD_WRONG, rejecting(new FieldViolation("user_ids", "51 ids", "The max len is 50."))))
                .isEqualTo("Check the field user_ids: The max len is 50.");
        assertThat(hint(FIELD_WRONG, rejecting(new FieldViolation("user_ids", "", ""))))
                .isEqualTo("Check the field user_ids.");
    }

    @Test
    void hintContainsSeveralRejectedFields() {
        FieldViolation first = new FieldViolation("a", "", "no");
        FieldViolation second = new FieldViolation("b", "", "neither");

        assertThat(hint(FIELD_WRONG, rejecting(first, second, first))).isEqualTo("Check the fields a: no; b: neither.");
    }

    @Test
    void whenAViolationHasNoFieldTheHintOfTheCodeRemains() {
        assertThat(hint(FIELD_WRONG, rejecting(new FieldViolation("", "x", "wrong"))))
                .isEqualTo("Check the parameters.");
    }

    @Test
    void hintEndsWithTheFirstValidPage() {
        ErrorDetails details = helped("javascript:alert(1)", "https://open.feishu.cn/a?q=im:x,im:y", "http://second");

        assertThat(hint(SCOPE_MISSING, details))
                .endsWith("publish a new version. See https://open.feishu.cn/a?q=im:x,im:y.");
        assertThat(hint(123456, details)).isEqualTo("See https://open.feishu.cn/a?q=im:x,im:y.");
        assertThat(hint(123456, helped("HTTP://intranet:8080"))).isEqualTo("See HTTP://intranet:8080.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open.feishu.cn",
                "/document",
                "//open.feishu.cn",
                "ftp://open.feishu.cn",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:",
                "https://",
                "https://open.feishu.cn@elsewhere.example",
                "https://me:pw@open.feishu.cn",
                "https://оpen.feishu.cn",
                "https://open.feishu.cn/ou_7…6ccs",
                "https://open.feishu.cn/ and more",
                "https://open.feishu.cn/%",
            })
    void hintOmitsInvalidPages(String url) {
        assertThat(hint(123456, helped(url))).isEmpty();
    }

    @Test
    void hintOmitsPagesWithACutAddress() {
        assertThat(hint(123456, helped("https://open.feishu.cn/" + "x".repeat(300))))
                .isEmpty();
    }

    @Test
    void descriptionContainsSummaryAndHint() {
        PlatformError error = new PlatformError(
                CALL,
                400,
                SCOPE_MISSING,
                "Access denied",
                "log-1",
                new ErrorDetails(
                        List.of(new PermissionViolation("action_scope_required", "im:chat", "")),
                        List.of(),
                        List.of(new HelpLink("https://open.feishu.cn/app", "")),
                        "look there"));

        assertThat(error.summary())
                .isEqualTo("PATCH /path returned HTTP 400, code 99991672 (Access denied), log id log-1");
        assertThat(error.describe())
                .isEqualTo(error.summary() + ". Grant the app the scope im:chat and publish a new version."
                        + " See https://open.feishu.cn/app.");
        assertThat(PlatformException.of(error, null)).hasMessage(error.describe());
    }

    @Test
    void hintOfLongDetailsStaysShort() {
        String much = "x".repeat(10_000);
        ErrorDetails details = new ErrorDetails(
                Collections.nCopies(10_000, new PermissionViolation(much, much, much)),
                IntStream.range(0, 1000)
                        .mapToObj(i -> new FieldViolation(i + much, much, much))
                        .toList(),
                Collections.nCopies(10_000, new HelpLink("https://x/" + much, much)),
                much);

        assertThat(hint(FIELD_WRONG, details))
                .startsWith("Check the fields 0xxx")
                .hasSizeLessThan(700);
    }

    @Test
    void hintMentionsOmittedFields() {
        ErrorDetails details = new ErrorDetails(
                List.of(),
                IntStream.range(0, 4)
                        .mapToObj(i -> new FieldViolation("f" + i, "", ""))
                        .toList(),
                List.of(),
                null);

        assertThat(hint(FIELD_WRONG, details)).isEqualTo("Check the fields f0; f1; f2; and others.");
    }

    private static String hint(int code, ErrorDetails details) {
        return recordResponse(code, details).hint();
    }

    private static PlatformError recordResponse(int code, ErrorDetails details) {
        return new PlatformError(CALL, 400, code, "", null, details);
    }

    private static ErrorDetails lacking(String... scopes) {
        List<PermissionViolation> violations = Stream.of(scopes)
                .map(scope -> new PermissionViolation("action_scope_required", scope, ""))
                .toList();
        return new ErrorDetails(violations, List.of(), List.of(), null);
    }

    private static ErrorDetails rejecting(FieldViolation... violations) {
        return new ErrorDetails(List.of(), List.of(violations), List.of(), null);
    }

    private static ErrorDetails helped(String... urls) {
        List<HelpLink> helps =
                Stream.of(urls).map(url -> new HelpLink(url, "words")).toList();
        return new ErrorDetails(List.of(), List.of(), helps, null);
    }
}
