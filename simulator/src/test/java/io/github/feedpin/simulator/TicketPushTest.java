package io.github.feedpin.simulator;

import static io.github.feedpin.simulator.StoreAppFixture.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.feedpin.platform.AppTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class TicketPushTest {

    private static final String KEY = "test key";

    private final StoreAppFixture fixture = StoreAppFixture.create();
    private final SimulatedStoreApp app = fixture.app;
    private final List<RecordedPush> pushes = new ArrayList<>();
    private Supplier<Mono<PushResponse>> response = () -> Mono.just(PushResponse.of(200));
    private final Disposable receiver = app.pushTo((headers, body) -> {
        pushes.add(new RecordedPush(Map.copyOf(headers), body));
        return response.get();
    });

    @Test
    void ticketIsPushedEveryHourUntilDisposed() {
        fixture.pass(Duration.ofHours(1).minusNanos(1));
        assertThat(pushes).isEmpty();
        fixture.pass(Duration.ofNanos(1));
        fixture.pass(Duration.ofHours(2));

        assertThat(pushes).hasSize(3).extracting(this::ticketOf).doesNotHaveDuplicates();
        assertThat(fixture.fetchAppToken(new AppTicket(ticketOf(pushes.get(2)), Instant.EPOCH))
                        .code())
                .isZero();

        receiver.dispose();
        fixture.pass(Duration.ofHours(2));
        assertThat(pushes).hasSize(3);
    }

    @Test
    void ticketOnDemandIsPushedAtOnce() {
        fixture.pass(Duration.ofMillis(1_234_567));

        assertThat(SimulatorFixture.await(app.pushTicket())).isEqualTo(200);

        JsonNode body = pushes.get(0).json();
        assertThat(pushes.get(0).headers()).isEqualTo(Map.of("Content-Type", "application/json; charset=utf-8"));
        assertThat(body.propertyNames()).containsExactly("ts", "uuid", "token", "type", "event");
        assertThat(body.path("ts").stringValue()).isEqualTo("1234.567000");
        assertThat(body.path("token").stringValue()).isEqualTo(app.verificationToken());
        assertThat(body.path("type").stringValue()).isEqualTo("event_callback");
        assertThat(body.path("event").propertyNames()).containsExactly("app_id", "type", "app_ticket");
        assertThat(body.path("event").path("app_id").stringValue())
                .isEqualTo(app.credentials().appId());
        assertThat(body.path("event").path("type").stringValue()).isEqualTo("app_ticket");
    }

    @Test
    void requestedTicketArrivesAfterTheDelay() {
        assertThat(fixture.resend().code()).isZero();
        fixture.pass(Duration.ofSeconds(2).minusNanos(1));
        assertThat(pushes).isEmpty();
        fixture.pass(Duration.ofNanos(1));
        assertThat(pushes).hasSize(1);

        app.setResendDelay(Duration.ofMinutes(2));
        fixture.resend();
        fixture.pass(Duration.ofSeconds(119));
        assertThat(pushes).hasSize(1);
        fixture.pass(Duration.ofSeconds(1));
        assertThat(pushes).hasSize(2);
    }

    @Test
    void requestedTicketCanBeLost() {
        app.setResentTicketsLost(true);

        assertThat(fixture.resend().code()).isZero();

        fixture.pass(Duration.ofMinutes(3));
        assertThat(pushes).isEmpty();
    }

    @Test
    void delayOutsideOfTheBoundsIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> app.setResendDelay(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> app.setResendDelay(Duration.ofSeconds(121)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlatformSimulator.builder().ticketResendDelay(Duration.ofSeconds(121)));
    }

    @Test
    void oldTicketIsPushedLateWithTheTimeWhenItWasSent() {
        AppTicket old = app.issueTicket();
        fixture.pass(Duration.ofMinutes(5));

        app.push(SimulatedEvent.ticket(old)).block();

        assertThat(ticketOf(pushes.get(0))).isEqualTo(old.value());
        assertThat(pushes.get(0).json().path("ts").stringValue()).isEqualTo("0.000000");
    }

    @Test
    void duplicateHasTheSameId() {
        Mono<Integer> push = app.push(SimulatedEvent.ticket(app.issueTicket()));
        push.block();
        fixture.pass(Duration.ofMinutes(1));
        push.block();

        assertThat(pushes).hasSize(2);
        assertThat(pushes.get(1).json()).isEqualTo(pushes.get(0).json());
    }

    @Test
    void pushWithoutSuccessIsRepeatedFourTimes() {
        response = () -> Mono.just(PushResponse.of(503));
        assertThat(SimulatorFixture.await(app.push(SimulatedEvent.appOpened(ALPHA))))
                .isEqualTo(503);

        List<Duration> delays =
                List.of(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6));
        assertRepeatedAfter(delays);

        assertThat(app.pushAttempts())
                .filteredOn(attempt -> attempt.eventType().equals("app_open"))
                .extracting(PushAttempt::attempt, PushAttempt::status)
                .containsExactly(tuple(1, 503), tuple(2, 503), tuple(3, 503), tuple(4, 503), tuple(5, 503));
    }

    private void assertRepeatedAfter(List<Duration> delays) {
        for (Duration delay : delays) {
            int before = openings().size();
            fixture.pass(delay.minusNanos(1));
            assertThat(openings()).hasSize(before);
            fixture.pass(Duration.ofNanos(1));
            assertThat(openings()).hasSize(before + 1);
        }
        fixture.pass(Duration.ofHours(24));
        assertThat(openings()).hasSize(5).containsOnly(openings().get(0));
    }

    @Test
    void pushIsRepeatedUntilItSucceeds() {
        response = Mono::empty;
        app.pushTicket().block();
        response = () -> Mono.just(PushResponse.of(200));
        fixture.pass(Duration.ofMinutes(50));

        assertThat(app.pushAttempts())
                .extracting(PushAttempt::attempt, PushAttempt::status)
                .containsExactly(tuple(1, 0), tuple(2, 200));
    }

    @Test
    void responseAfterThreeSecondsIsTooLate() {
        response = () -> fixture.fixture.time().delay(Duration.ofSeconds(3)).thenReturn(PushResponse.of(200));
        List<Integer> statuses = new ArrayList<>();
        app.pushTicket().subscribe(statuses::add);

        fixture.pass(Duration.ofSeconds(3).minusNanos(1));
        assertThat(statuses).isEmpty();
        fixture.pass(Duration.ofNanos(1));
        assertThat(statuses).containsExactly(0);
        fixture.pass(Duration.ofSeconds(15));
        assertThat(pushes).hasSize(2);
    }

    @Test
    void failureOfTheHandlerIsNoResponse() {
        response = () -> {
            throw new IllegalStateException("no");
        };

        assertThat(SimulatorFixture.await(app.pushTicket())).isZero();
    }

    @Test
    void newReceiverGetsTheRepetitions() {
        response = () -> Mono.just(PushResponse.of(500));
        app.pushTicket().block();
        List<byte[]> others = new ArrayList<>();
        app.pushTo((headers, body) -> {
            others.add(body);
            return Mono.just(PushResponse.of(200));
        });
        receiver.dispose();

        fixture.pass(Duration.ofSeconds(15));

        assertThat(pushes).hasSize(1);
        assertThat(others).hasSize(1);
    }

    @Test
    void pushWithoutReceiverFailsAndResendIsAccepted() {
        receiver.dispose();

        assertThat(SimulatorFixture.failureOf(app.pushTicket())).isInstanceOf(IllegalStateException.class);
        assertThat(SimulatorFixture.failureOf(app.checkUrl())).isInstanceOf(IllegalStateException.class);
        assertThat(fixture.resend().code()).isZero();
        fixture.pass(Duration.ofHours(2));
        assertThat(pushes).isEmpty();
    }

    @Test
    void pushIsEncryptedAndSignedWithTheKey() {
        app.setEncryptKey(KEY);

        app.pushTicket().block();

        RecordedPush push = pushes.get(0);
        assertThat(push.json().propertyNames()).containsExactly("encrypt");
        assertThat(push.decrypted(KEY).path("event").path("type").stringValue()).isEqualTo("app_ticket");
        assertThat(push.header("X-Lark-Request-Timestamp")).isEqualTo("0");
        assertThat(push.header("X-Lark-Signature")).isEqualTo(push.expectedSignature(KEY));
    }

    @Test
    void repetitionIsSignedAnewWithTheKeyOfThatTime() {
        app.setEncryptKey("old key");
        response = () -> Mono.just(PushResponse.of(503));
        app.pushTicket().block();
        app.setEncryptKey(KEY);

        fixture.pass(Duration.ofSeconds(15));

        RecordedPush first = pushes.get(0);
        RecordedPush second = pushes.get(1);
        assertThat(second.header("X-Lark-Signature")).isEqualTo(second.expectedSignature(KEY));
        assertThat(second.header("X-Lark-Request-Timestamp")).isEqualTo("15");
        assertThat(second.header("X-Lark-Request-Nonce")).isNotEqualTo(first.header("X-Lark-Request-Nonce"));
        assertThat(second.decrypted(KEY)).isEqualTo(first.decrypted("old key"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void checkOfTheUrlIsNeverSigned(boolean encrypted) {
        if (encrypted) {
            app.setEncryptKey(KEY);
        }
        response = () -> Mono.just(new PushResponse(
                200,
                "{\"challenge\":\"%s\"}"
                        .formatted(lastChallenge(encrypted).path("challenge").stringValue())));

        assertThat(app.checkUrl().block()).isTrue();

        assertThat(pushes.get(0).headers()).containsOnlyKeys("Content-Type");
        assertThat(lastChallenge(encrypted).propertyNames()).containsExactly("challenge", "token", "type");
        assertThat(lastChallenge(encrypted).path("type").stringValue()).isEqualTo("url_verification");
        assertThat(lastChallenge(encrypted).path("token").stringValue()).isEqualTo(app.verificationToken());
        assertThat(app.pushAttempts()).isEmpty();
    }

    @Test
    void checkOfTheUrlFailsWithoutTheChallenge() {
        assertThat(app.checkUrl().block()).isFalse();
        response = () -> Mono.just(new PushResponse(200, "{\"challenge\":\"another\"}"));
        assertThat(app.checkUrl().block()).isFalse();
        response = () -> Mono.error(new IllegalStateException());
        assertThat(app.checkUrl().block()).isFalse();
    }

    @Test
    void lifecycleEventsNameTheTenant() {
        app.push(SimulatedEvent.appOpened(ALPHA)).block();
        app.push(SimulatedEvent.appStatusChanged(ALPHA, "stop_by_tenant")).block();
        app.push(SimulatedEvent.appUninstalled(ALPHA)).block();
        app.push(SimulatedEvent.of("message", null, Map.of("text", "hello"))).block();

        assertThat(pushes)
                .extracting(
                        push -> text(push, "type"),
                        push -> text(push, "tenant_key"),
                        push -> text(push, "status"),
                        push -> text(push, "text"))
                .containsExactly(
                        tuple("app_open", ALPHA.value(), "", ""),
                        tuple("app_status_change", ALPHA.value(), "stop_by_tenant", ""),
                        tuple("app_uninstalled", ALPHA.value(), "", ""),
                        tuple("message", "", "", "hello"));
    }

    @Test
    void eventInSchema2HasAHeader() {
        fixture.pass(Duration.ofMillis(1_234));
        AppTicket ticket = app.issueTicket();

        app.push(SimulatedEvent.ticket(ticket).inSchema2()).block();

        JsonNode body = pushes.get(0).json();
        assertThat(body.propertyNames()).containsExactly("schema", "header", "event");
        assertThat(body.path("schema").stringValue()).isEqualTo("2.0");
        assertThat(body.path("header").propertyNames())
                .containsExactly("event_id", "event_type", "app_id", "token", "create_time");
        assertThat(body.path("header").path("create_time").stringValue()).isEqualTo("1234");
        assertThat(body.path("event").path("app_ticket").stringValue()).isEqualTo(ticket.value());
    }

    private List<JsonNode> openings() {
        return pushes.stream()
                .map(RecordedPush::json)
                .filter(body -> body.path("event").path("type").stringValue().equals("app_open"))
                .toList();
    }

    private JsonNode lastChallenge(boolean encrypted) {
        RecordedPush last = pushes.get(pushes.size() - 1);
        return encrypted ? last.decrypted(KEY) : last.json();
    }

    private String ticketOf(RecordedPush push) {
        return text(push, "app_ticket");
    }

    private static String text(RecordedPush push, String field) {
        return push.json().path("event").path(field).stringValue("");
    }
}
