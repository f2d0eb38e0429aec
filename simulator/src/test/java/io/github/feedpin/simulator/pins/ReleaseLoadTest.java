package io.github.feedpin.simulator.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.simulator.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Many releases that are due at once use the whole quota, below single requests. */
class ReleaseLoadTest {

    private static final int USERS = 100_000;

    private final PinFixture fixture = new PinFixture();

    @Test
    void hundredThousandDueReleasesTakeNoLongerThanTheQuotaDemands() {
        record(USERS);
        Duration shortest = Quota.platformDefault().minimumDuration(USERS / 50);
        Duration longest = shortest.plus(shortest.dividedBy(20));

        long start = fixture.time.nanoTime();
        fixture.client.releaser().start();
        while (fixture.unpins().size() < USERS / 50 && timeSince(start).compareTo(longest) < 0) {
            fixture.passes(Duration.ofMillis(500));
        }
        fixture.passes(Duration.ofSeconds(1));
        assertThat(fixture.await(fixture.client.releaser().statistics()).pinned())
                .isZero();

        assertThat(timeSince(start)).isLessThan(longest);
        assertThat(fixture.unpins()).hasSize(USERS / 50);
        assertThat(fixture.simulator.journal().rejectedByLimit()).isZero();
    }

    private Duration timeSince(long nanos) {
        return Duration.ofNanos(fixture.time.nanoTime() - nanos);
    }

    @Test
    void singleRequestsPrecedeReleases() {
        record(20_000);
        FeedpinClient client = fixture.client;
        fixture.await(client.pin("ou_first"));
        client.releaser().start();
        fixture.passes(Duration.ofSeconds(2));

        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long start = fixture.time.nanoTime();
            assertThat(fixture.await(client.pin("ou_single_" + i))).isInstanceOf(Applied.class);
            waits.add(fixture.time.nanoTime() - start);
            fixture.passes(Duration.ofMillis(300));
        }

        assertThat(waits).allSatisfy(wait -> assertThat(Duration.ofNanos(wait)).isLessThan(Duration.ofSeconds(1)));
    }

    @Test
    void twoProcessesShareTheWorkWithoutRepeatingIt() {
        record(5_000);
        fixture.client(fixture.store).releaser().start();
        fixture.client(fixture.store).releaser().start();

        fixture.passes(Duration.ofSeconds(10));

        assertThat(fixture.recorded()).isEmpty();
        assertThat(fixture.unpins().stream()
                        .filter(unpin -> Objects.equals(unpin.code(), 0))
                        .mapToInt(JournalEntry::userCount)
                        .sum())
                .isEqualTo(5_000);
    }

    private void record(int users) {
        PinTarget target =
                new PinTarget(fixture.simulator.credentials().appId(), null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);
        Map<String, PinRelease> pins = new LinkedHashMap<>();
        PinFixture.users(users).forEach(userId -> pins.put(userId, PinRelease.at(Instant.EPOCH)));
        PinCall call = Objects.requireNonNull(
                fixture.store.beginPins(target, pins, Duration.ofMinutes(1)).block());
        List<PinCallEnd> ends = PinFixture.users(users).stream()
                .map(userId -> PinCallEnd.of(userId, PinCallEnd.Result.APPLIED))
                .toList();
        fixture.store.end(target, call.id(), ends).block();
    }
}
