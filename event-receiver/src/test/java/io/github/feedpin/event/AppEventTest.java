package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.NOW;
import static io.github.feedpin.event.Samples.TENANT;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.builder;
import static io.github.feedpin.event.Samples.event;
import static io.github.feedpin.event.Samples.headerEvent;
import static io.github.feedpin.event.Samples.receivePlain;
import static io.github.feedpin.event.Samples.store;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.event.AppEvent.AppOpened;
import io.github.feedpin.event.AppEvent.AppStatusChanged;
import io.github.feedpin.event.AppEvent.AppUninstalled;
import io.github.feedpin.event.AppEvent.ForeignEvent;
import io.github.feedpin.model.TenantKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppEventTest {

    private static final TenantKey KEY = new TenantKey(TENANT);
    private static final String NAMES_TENANT = ",\"tenant_key\":\"" + TENANT + "\"";
    private static final Instant SENT = NOW.plusMillis(500);

    private final List<AppEvent> events = new ArrayList<>();
    private final EventReceiver receiver =
            builder(store()).verificationTokens(TOKEN).listener(events::add).build();

    private void push(String json) {
        assertThat(receivePlain(receiver, json)).isEqualTo(EventResponse.ACCEPTED);
    }

    @Test
    void lifecycleEventsOfFirstForm() {
        push(event("app_open", "e1", NAMES_TENANT + ",\"installer\":{\"open_id\":\"ou_1\"}"));
        push(event("app_status_change", "e2", NAMES_TENANT + ",\"status\":\"stop_by_tenant\""));
        push(event("app_uninstalled", "e3", NAMES_TENANT));

        assertThat(events)
                .containsExactly(
                        new AppOpened(KEY, "e1", SENT),
                        new AppStatusChanged(KEY, AppStatus.STOP_BY_TENANT, "e2", SENT),
                        new AppUninstalled(KEY, "e3", SENT));
    }

    @Test
    void lifecycleEventsOfSecondForm() {
        push(headerEvent("app_open", "e1", ""));
        push(headerEvent("app_status_change", "e2", "\"status\":\"start_by_tenant\""));
        push(headerEvent("app_uninstalled", "e3", ""));

        assertThat(events)
                .containsExactly(
                        new AppOpened(KEY, "e1", NOW),
                        new AppStatusChanged(KEY, AppStatus.START_BY_TENANT, "e2", NOW),
                        new AppUninstalled(KEY, "e3", NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "start_by_tenant, START_BY_TENANT",
        "stop_by_tenant, STOP_BY_TENANT",
        "stop_by_platform, STOP_BY_PLATFORM",
        "STOP_BY_TENANT, UNKNOWN",
        "paused, UNKNOWN",
        ", UNKNOWN"
    })
    void statusHasPlatformName(String name, AppStatus expected) {
        assertThat(AppStatus.of(name)).isEqualTo(expected);
    }

    @Test
    void eventsOfOtherTypesAreForeign() {
        String first = event("contact_user", "e1", NAMES_TENANT + ",\"text\":\"\uD83D\uDE00\"");
        String second = headerEvent("im.message.receive_v1", "e2", "\"message\":{\"chat_id\":\"oc_1\"}");
        push("\uFEFF" + first);
        push(second);

        assertThat(events)
                .containsExactly(
                        new ForeignEvent("contact_user", "e1", KEY, SENT, first),
                        new ForeignEvent("im.message.receive_v1", "e2", KEY, NOW, second));
    }

    @Test
    void eventWithoutIdTenantAndTimeIsForeign() {
        String json = event("x", "", "").replace("\"uuid\":\"\",", "").replaceFirst("\"ts\":\"[0-9.]*\",", "");
        push(json);

        assertThat(events).containsExactly(new ForeignEvent("x", null, null, NOW, json));
    }

    @Test
    void lifecycleEventWithoutUsableTenantIsForeign() {
        push(event("app_open", "e1", ""));
        push(event("app_uninstalled", "e2", ",\"tenant_key\":\"not a key\""));

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ForeignEvent", "ForeignEvent");
    }

    @Test
    void ticketsAreNotHandedToListener() {
        push(Samples.ticketEvent());

        assertThat(events).isEmpty();
    }

    @Test
    void eventsWithoutListenerAreAcknowledged() {
        EventReceiver unheard = Samples.withToken(store());

        assertThat(receivePlain(unheard, event("app_open", "e1", NAMES_TENANT)).status())
                .isEqualTo(200);
    }
}
