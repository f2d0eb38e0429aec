package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    @Test
    void entriesShowRequestsAndResponses() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(1, 1000));
        AccessToken token = fixture.token();
        fixture.pass(Duration.ofMillis(1500));
        PlatformResponse<List<FailedUser>> response = fixture.pin(token, "ou_1", "ou_2", "ou_1");
        fixture.pass(Duration.ofMillis(1));
        fixture.unpin(token, "ou_3");

        List<JournalEntry> entries = fixture.simulator.journal().entries();

        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).endpoint()).isEqualTo(SimulatedEndpoint.TENANT_ACCESS_TOKEN);
        assertThat(entries.get(0).userIds()).isEmpty();
        assertThat(entries.get(0).userIdType()).isNull();
        assertThat(entries.get(1))
                .isEqualTo(new JournalEntry(
                        1_500_000_000L,
                        SimulatedEndpoint.SET_TIME_SENSITIVE,
                        null,
                        FeedCard.BOT_CHAT,
                        200,
                        0,
                        PinAction.PIN,
                        UserIdType.OPEN_ID,
                        List.of("ou_1", "ou_2", "ou_1"),
                        3,
                        response.logId(),
                        null));
        assertThat(entries.get(2).action()).isEqualTo(PinAction.UNPIN);
        assertThat(entries.get(2).status()).isEqualTo(429);
        assertThat(entries.get(2).code()).isEqualTo(99991400);
        assertThat(entries).extracting(JournalEntry::logId).doesNotHaveDuplicates();
    }

    @Test
    void callsRejectionsAndTokenRequestsAreCounted() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(2, 1000));
        AccessToken token = fixture.token();
        fixture.fetchToken();
        for (int i = 0; i < 5; i++) {
            fixture.pin(token, "ou_" + i);
        }

        assertThat(fixture.simulator.journal().calls()).isEqualTo(5);
        assertThat(fixture.simulator.journal().rejectedByLimit()).isEqualTo(3);
        assertThat(fixture.simulator.journal().tokenRequests()).isEqualTo(2);
    }

    @Test
    void mostCallsWithinASpanAreFound() {
        SimulatorFixture fixture = SimulatorFixture.create();
        AccessToken token = fixture.token();
        for (int millis : new int[] {0, 400, 300, 300, 5000, 100, 100, 100}) {
            fixture.pass(Duration.ofMillis(millis));
            fixture.pin(token, "ou_1");
        }

        Journal journal = fixture.simulator.journal();
        assertThat(journal.mostWithin(Duration.ofSeconds(1))).isEqualTo(4);
        assertThat(journal.mostWithin(Duration.ofMillis(300))).isEqualTo(3);
        assertThat(journal.mostWithin(Duration.ofMillis(301))).isEqualTo(4);
        assertThat(journal.mostWithin(Duration.ofMinutes(1))).isEqualTo(8);
        assertThat(journal.mostWithin(Duration.ofNanos(1))).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> journal.mostWithin(Duration.ZERO));
    }

    @Test
    void clearedJournalLeavesThePlatformUnchanged() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(1, 1000));
        AccessToken token = fixture.token();
        fixture.pin(token, "ou_1");

        fixture.simulator.journal().clear();

        assertThat(fixture.simulator.journal().entries()).isEmpty();
        assertThat(fixture.simulator.journal().mostWithin(Duration.ofSeconds(1)))
                .isZero();
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        assertThat(fixture.pin(token, "ou_2").status()).isEqualTo(429);
    }

    @Test
    void journalWithoutUserIdsKeepsTheirNumber() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.journalUserIds(false));
        fixture.pin(fixture.token(), "ou_1", "ou_2");

        JournalEntry entry = fixture.simulator.journal().entries().get(1);

        assertThat(entry.userIds()).isEmpty();
        assertThat(entry.userCount()).isEqualTo(2);
    }

    @Test
    void entryShowsNoUserIdAsText() {
        SimulatorFixture fixture = SimulatorFixture.create();
        fixture.pin(fixture.token(), "ou_very_private");

        assertThat(fixture.simulator.journal().entries().get(1).toString())
                .contains("1 users")
                .doesNotContain("private");
    }
}
