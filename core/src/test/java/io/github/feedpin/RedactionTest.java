package io.github.feedpin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Named.named;

import com.tngtech.archunit.core.domain.JavaClass;
import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Verifies that no text contains a complete user id, a token or a secret. */
class RedactionTest {

    private static final String USER = "ou_7d8a6e6df7621556ce0d21922b676706ccs";
    private static final String SHORT_USER = "3e3cf96b";
    private static final String TOKEN = "t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234";
    private static final String SECRET = "dskLLdkasdjlasdKK";
    private static final List<String> CONFIDENTIAL = List.of(USER, SHORT_USER, TOKEN, SECRET);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final PlatformError ERROR = new PlatformError("POST /t", 200, 10014, "app secret invalid", "log-1");
    private static final FeedpinException UNREACHABLE = new UnreachableException("No connection", null);
    private static final GrantedToken GRANTED = new GrantedToken(new AccessToken(TOKEN), HOUR);
    private static final RunStats STATS = RunStats.of(1, 0, 0, HOUR);

    static final List<Object> VALUES = List.of(
            new FailedUser(USER, 0, "The user is not in the chat"),
            new FailedUser(SHORT_USER, 0, "The user is not in the chat"),
            TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(USER, SHORT_USER)),
            new TimeSensitiveResponse(List.of(new FailedUser(USER, 0, ""), new FailedUser(SHORT_USER, 0, "")), "log-1"),
            new Applied(USER),
            new Applied(SHORT_USER),
            new Rejected(USER, 230053, "blocked", "log-1"),
            new NotSent(USER, NotSentReason.UNREACHABLE, UNREACHABLE.getMessage(), UNREACHABLE),
            new NotSent(SHORT_USER, NotSentReason.INVALID_ID, "The user id is blank", null),
            new Unknown(USER, new NoResponseException("Timed out", null)),
            PinReport.of(List.of(new Applied(USER), new Applied(SHORT_USER))).withStats(STATS),
            STATS,
            new AccessToken(TOKEN),
            GRANTED,
            new SelfBuiltApp("cli_a1b2c3", SECRET),
            new StoreApp("cli_a1b2c3", SECRET),
            new AppTicket(TOKEN, Instant.EPOCH),
            new TenantKey("2ed263bf32cf1651"),
            PlatformResponse.success(GRANTED, "log-1"),
            PlatformResponse.success(List.of(new FailedUser(USER, 0, "")), "log-1"),
            BaseUrl.FEISHU,
            ERROR);

    static final List<Named<ThrowingCallable>> REJECTIONS = List.of(
            named("invalid id", () -> TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(USER, SHORT_USER + "\n"))),
            named("overlong id", () -> TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(USER.repeat(20)))),
            named("token with a space", () -> new AccessToken(TOKEN + " ")),
            named("expired token", () -> new GrantedToken(new AccessToken(TOKEN), Duration.ZERO)),
            named("secret without an id", () -> new SelfBuiltApp(" ", SECRET)),
            named("URL with a password", () -> BaseUrl.of("https://me:" + SECRET + "@open.feishu.cn")),
            named("broken URL with a password", () -> BaseUrl.of("https://me:" + SECRET + "@open feishu.cn")),
            named("ticket with a space", () -> new AppTicket(SECRET + " ", Instant.EPOCH)),
            named("secret of a store app without an id", () -> new StoreApp(" ", SECRET)),
            named("secret with a line break", () -> new SelfBuiltApp("cli_a", SECRET + "\n")),
            named(
                    "rejection that repeats an id",
                    () -> new PlatformResponse<>(400, 230001, "no such user " + USER, null, null, null)
                            .dataOrThrow(PlatformEndpoint.SET_TIME_SENSITIVE, List.of(USER))),
            named(
                    "rejection that repeats an id in its details",
                    () -> new PlatformResponse<>(400, 99992402, "", null, null, null, repeating(USER))
                            .dataOrThrow(PlatformEndpoint.SET_TIME_SENSITIVE, List.of(USER))),
            named(
                    "token without a code",
                    () -> new PlatformResponse<>(200, null, "", GRANTED, null, null)
                            .dataOrThrow(PlatformEndpoint.TENANT_ACCESS_TOKEN)),
            named(
                    "redirect",
                    () -> new PlatformResponse<>(302, 0, "", List.of(USER), null, null)
                            .dataOrThrow(PlatformEndpoint.SET_TIME_SENSITIVE)));

    @ParameterizedTest
    @FieldSource("VALUES")
    void toStringContainsNothingConfidential(Object value) {
        assertThat(value.toString()).doesNotContain(CONFIDENTIAL);
    }

    @ParameterizedTest
    @FieldSource("REJECTIONS")
    void exceptionAndItsCausesContainNothingConfidential(ThrowingCallable rejected) {
        Throwable rejection = catchThrowable(rejected);

        assertThat(rejection).isNotNull();
        assertThat(stackTrace(rejection)).doesNotContain(CONFIDENTIAL);
    }

    @Test
    void everyValueOfModelAndPlatformIsTested() {
        Set<String> records = CoreClasses.ALL.stream()
                .filter(resideInAnyPackage("io.github.feedpin.model", "io.github.feedpin.platform"))
                .filter(type -> type.isRecord() && type.getModifiers().contains(PUBLIC))
                .map(JavaClass::getName)
                .collect(toSet());

        assertThat(VALUES).extracting(value -> value.getClass().getName()).containsAll(records);
    }

    private static ErrorDetails repeating(String text) {
        return new ErrorDetails(
                List.of(new PermissionViolation(text, text, text)),
                List.of(new FieldViolation(text, text, text)),
                List.of(new HelpLink("https://x/" + text, text)),
                text);
    }

    /** The printed text, and the texts passed on. */
    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        if (failure instanceof FeedpinException known) {
            text.append(known.platformError().toString());
        }
        return text.toString();
    }
}
