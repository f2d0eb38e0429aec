package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    @Test
    void tellsWhatArrivedWhenAndHowItEnded() {
        Bench bench = Bench.with(builder -> builder.quota(1, 1000));
        AccessToken token = bench.token();
        bench.pass(Duration.ofMillis(1500));
        PlatformResponse<List<FailedUser>> response = bench.pin(token, "ou_1", "ou_2", "ou_1");
        bench.pass(Duration.ofMillis(1));
        bench.unpin(token, "ou_3");

        List<JournalEntry> entries = bench.simulator.journal().entries();

        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).endpoint()).isEqualTo(SimulatedEndpoint.TENANT_ACCESS_TOKEN);
        assertThat(entries.get(0).userIds()).isEmpty();
        assertThat(entries.get(0).userIdType()).isNull();
        assertThat(entries.get(1))
                .isEqualTo(new JournalEntry(
                        1_500_000_000L,
                        SimulatedEndpoint.SET_TIME_SENSITIVE,
                        200,
                        0,
                        true,
                        UserIdType.OPEN_ID,
                        List.of("ou_1", "ou_2", "ou_1"),
                        3,
                        response.logId(),
                        null));
        assertThat(entries.get(2).timeSensitive()).isFalse();
        assertThat(entries.get(2).status()).isEqualTo(429);
        assertThat(entries.get(2).code()).isEqualTo(99991400);
        assertThat(entries).extracting(JournalEntry::logId).doesNotHaveDuplicates();
    }

    @Test
    void countsCallsRejectionsAndTokenRequests() {
        Bench bench = Bench.with(builder -> builder.quota(2, 1000));
        AccessToken token = bench.token();
        bench.fetchToken();
        for (int i = 0; i < 5; i++) {
            bench.pin(token, "ou_" + i);
        }

        assertThat(bench.simulator.journal().calls()).isEqualTo(5);
        assertThat(bench.simulator.journal().rejectedByLimit()).isEqualTo(3);
        assertThat(bench.simulator.journal().tokenRequests()).isEqualTo(2);
    }

    @Test
    void findsTheBusiestSpan() {
        Bench bench = Bench.create();
        AccessToken token = bench.token();
        for (int millis : new int[] {0, 400, 300, 300, 5000, 100, 100, 100}) {
            bench.pass(Duration.ofMillis(millis));
            bench.pin(token, "ou_1");
        }

        Journal journal = bench.simulator.journal();
        assertThat(journal.mostWithin(Duration.ofSeconds(1))).isEqualTo(4);
        assertThat(journal.mostWithin(Duration.ofMillis(300))).isEqualTo(3);
        assertThat(journal.mostWithin(Duration.ofMillis(301))).isEqualTo(4);
        assertThat(journal.mostWithin(Duration.ofMinutes(1))).isEqualTo(8);
        assertThat(journal.mostWithin(Duration.ofNanos(1))).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> journal.mostWithin(Duration.ZERO));
    }

    @Test
    void canBeClearedWithoutChangingThePlatform() {
        Bench bench = Bench.with(builder -> builder.quota(1, 1000));
        AccessToken token = bench.token();
        bench.pin(token, "ou_1");

        bench.simulator.journal().clear();

        assertThat(bench.simulator.journal().entries()).isEmpty();
        assertThat(bench.simulator.journal().mostWithin(Duration.ofSeconds(1))).isZero();
        assertThat(bench.simulator.isPinned("ou_1")).isTrue();
        assertThat(bench.pin(token, "ou_2").status()).isEqualTo(429);
    }

    @Test
    void keepsOnlyTheNumberOfUsersWhenToldSo() {
        Bench bench = Bench.with(builder -> builder.journalUserIds(false));
        bench.pin(bench.token(), "ou_1", "ou_2");

        JournalEntry entry = bench.simulator.journal().entries().get(1);

        assertThat(entry.userIds()).isEmpty();
        assertThat(entry.userCount()).isEqualTo(2);
    }

    @Test
    void showsNobodysId() {
        Bench bench = Bench.create();
        bench.pin(bench.token(), "ou_very_private");

        assertThat(bench.simulator.journal().entries().get(1).toString())
                .contains("1 users")
                .doesNotContain("private");
    }
}
