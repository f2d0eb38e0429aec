package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PausedException;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.QueueFullException;
import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.error.TenantRejectedException;
import io.github.feedpin.error.TicketPendingException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Java serialization of results and exceptions. */
class SerializationTest {

    private static final ErrorDetails DETAILS = new ErrorDetails(
            List.of(new PermissionViolation("scope", "im:a", "grant it")),
            List.of(new FieldViolation("user_ids", "51", "too many")),
            List.of(new HelpLink("https://x/1", "help")),
            "see https://x/2");
    private static final PlatformError ERROR = error(400, 230001);
    private static final NoResponseException NO_ANSWER = new NoResponseException("timeout", new IOException("broken"));

    static final List<FeedpinException> FAILURES = List.of(
            PlatformException.of(ERROR, null),
            new AppRejectedException(error(400, 99991672)),
            new TenantRejectedException(error(200, 20009)),
            PlatformException.of(error(400, 230027), null, Set.of(FailureScope.FEED_CARD)),
            new TicketPendingException(error(200, 10012)),
            PlatformException.of(error(400, 99991663), null),
            PlatformException.of(error(429, 99991400), Duration.ofSeconds(52)),
            PlatformException.of(error(503, 1500), Duration.ofSeconds(3)),
            new InvalidResponseException(error(302, 0)),
            new UnreachableException("no route", new IllegalStateException("foreign", new IOException("inner"))),
            NO_ANSWER,
            new TokenUnavailableException(NO_ANSWER),
            new PausedException(Instant.EPOCH, Duration.ofHours(1)),
            new QuotaUnavailableException("lease", new IOException("closed")),
            new PinStoreException("the store failed", null),
            new QueueFullException(10));

    static final List<UserOutcome> OUTCOMES = List.of(
            new Applied("ou_a"),
            new Rejected("ou_b", 230001, "param is invalid", "log-1", ERROR),
            new NotSent("ou_c", NotSentReason.UNREACHABLE, "no route", new UnreachableException("no route", null)),
            new Unknown("ou_d", NO_ANSWER));

    @ParameterizedTest
    @FieldSource("FAILURES")
    void exceptionsKeepTheirPropertiesWhenSerialized(FeedpinException failure) {
        FeedpinException copy = copy(failure);

        assertThat(copy).hasSameClassAs(failure).hasMessage(failure.getMessage());
        assertThat(copy.platformError()).isEqualTo(failure.platformError());
        assertThat(copy.retryAfter()).isEqualTo(failure.retryAfter());
        assertThat(copy.isRetryable()).isEqualTo(failure.isRetryable());
        assertThat(copy.mayHaveActed()).isEqualTo(failure.mayHaveActed());
        assertThat(copy.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(causes(copy)).isEqualTo(causes(failure));
    }

    @Test
    void everyExceptionTypeIsTested() {
        assertThat(classesOf(FAILURES))
                .containsExactlyInAnyOrderElementsOf(
                        concrete(FeedpinException.class).toList());
    }

    @Test
    void whenACauseIsNotSerializableItsTextAndTraceReplaceIt() {
        class Foreign extends Exception {
            private static final long serialVersionUID = 1L;

            @SuppressWarnings({"serial", "UnusedVariable"})
            private final Object connection = new Object();

            Foreign() {
                super("NXDOMAIN\u001B", new IOException("socket"));
            }
        }
        Foreign foreign = new Foreign();

        Throwable cause =
                causeOf(copy(new UnreachableException("no name", new IllegalStateException("wrapped", foreign))));
        Throwable standIn = causeOf(cause);

        assertThat(cause).hasToString("java.lang.IllegalStateException: wrapped");
        assertThat(standIn).hasToString(Foreign.class.getName() + ": NXDOMAIN");
        assertThat(standIn.getStackTrace()).isEqualTo(foreign.getStackTrace());
        assertThat(causeOf(standIn)).isInstanceOf(IOException.class).hasMessage("socket");
    }

    @Test
    void whenNonSerializableCausesAreCyclicSerializationSucceeds() {
        class Foreign extends Exception {
            private static final long serialVersionUID = 1L;

            @SuppressWarnings({"serial", "UnusedVariable"})
            private final Object connection = new Object();
        }
        Foreign first = new Foreign();
        first.initCause(new IOException(first));

        assertThat(copy(new NoResponseException("x", first))).hasMessage("x");
    }

    @ParameterizedTest
    @FieldSource("OUTCOMES")
    void outcomesKeepTheirPropertiesWhenSerialized(UserOutcome outcome) {
        UserOutcome copy = copy(outcome);

        assertThat(copy).hasSameClassAs(outcome).hasToString(outcome.toString());
        assertThat(copy.userId()).isEqualTo(outcome.userId());
        assertThat(copy.message()).isEqualTo(outcome.message());
        assertThat(copy.platformError()).isEqualTo(outcome.platformError());
    }

    @Test
    void everyOutcomeKindIsTested() {
        assertThat(classesOf(OUTCOMES))
                .containsExactlyInAnyOrderElementsOf(concrete(UserOutcome.class).toList());
    }

    @Test
    void reportKeepsOrderAndLookupWhenSerialized() {
        PinReport report = report(OUTCOMES, 7);

        PinReport copy = copy(report);

        assertThat(copy).hasToString(report.toString());
        assertThat(copy.counts()).isEqualTo(report.counts());
        assertThat(copy.outcomes().keySet()).containsExactly("ou_a", "ou_b", "ou_c", "ou_d");
        assertThat(copy.outcomes().get("ou_b")).isEqualTo(OUTCOMES.get(1));
        assertThat(copy.duplicates()).isEqualTo(3);
        assertThat(copy.retryableUserIds()).containsExactly("ou_c", "ou_d");
    }

    @Test
    void sharedExceptionsStaySharedWhenSerialized() {
        PinReport copy = copy(report(List.of(new Unknown("ou_a", NO_ANSWER), new Unknown("ou_b", NO_ANSWER)), 2));

        assertThat(copy.outcomes().values())
                .extracting(outcome -> ((Unknown) outcome).cause())
                .allSatisfy(cause -> assertThat(cause).isSameAs(copyCause(copy)));
    }

    @Test
    void outcomesOfAReportAreSerializableAlone() {
        PinReport report = report(List.of(new Applied("ou_a"), new Applied("ou_b")), 2);

        assertThat(copy(report.outcomes())).isEqualTo(report.outcomes());
        assertThat(copy(report.outcomes().values())).containsExactly(new Applied("ou_a"), new Applied("ou_b"));
    }

    @Test
    void responseIsSerializable() {
        TimeSensitiveResponse response = new TimeSensitiveResponse(
                List.of(new FailedUser("ou_a", 1, "x"), new FailedUser(null, 0, "")), "log-1");

        assertThat(copy(response)).isEqualTo(response);
    }

    @Test
    void whenASerializedReportDoesNotAddUpItIsRejected() {
        byte[] forged = forged(bytes(report(List.of(new Applied("ou_a"), new Applied("ou_b")), 2)), "ou_b", "ou_a");

        assertThatThrownBy(() -> read(forged)).hasMessage("There are two outcomes of one id");
    }

    private static Throwable copyCause(PinReport report) {
        return ((Unknown) report.outcomes().values().iterator().next()).cause();
    }

    private static PinReport report(List<UserOutcome> outcomes, long submitted) {
        return PinReport.of(outcomes).withSubmitted(submitted).withStats(RunStats.of(1, 0, 0, Duration.ofMillis(120)));
    }

    private static PlatformError error(int status, int code) {
        return new PlatformError("PATCH /x", status, code, "words", "log-1", DETAILS);
    }

    private static Throwable causeOf(Throwable failure) {
        return Objects.requireNonNull(failure.getCause());
    }

    private static List<String> causes(Throwable failure) {
        return Stream.iterate(failure.getCause(), cause -> cause != null, Throwable::getCause)
                .map(Throwable::toString)
                .toList();
    }

    private static List<Class<?>> classesOf(List<?> values) {
        return values.stream().<Class<?>>map(Object::getClass).toList();
    }

    private static Stream<Class<?>> concrete(Class<?> family) {
        Stream<Class<?>> subclasses = family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(SerializationTest::concrete)
                : Stream.of();
        return Modifier.isAbstract(family.getModifiers()) ? subclasses : Stream.concat(Stream.of(family), subclasses);
    }

    private static byte[] forged(byte[] serialized, String from, String to) {
        return new String(serialized, StandardCharsets.ISO_8859_1)
                .replace(from, to)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) {
        try {
            return (T) read(bytes(value));
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
