package io.github.feedpin.redis.internal.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.redis.internal.connection.RedisFailedException;
import io.github.feedpin.redis.internal.quota.ExchangeRequest.Returned;
import io.github.feedpin.redis.internal.quota.ExchangeRequest.Window;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What each exchange of slots guarantees. The quota is 10 calls a second and 20 a minute. */
interface SlotExchangeContract {

    ExchangeTerms TERMS = new ExchangeTerms(
            Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofMillis(1), Duration.ofSeconds(3));

    /** Returns an exchange with an empty state. */
    SlotExchange empty();

    /** Loses the state. */
    void loseState();

    /** Lets a few milliseconds pass. */
    void pass();

    private ExchangeReply exchange(SlotExchange exchange, ExchangeRequest request) {
        return Objects.requireNonNull(exchange.exchange(request).block(Duration.ofSeconds(10)));
    }

    static ExchangeRequest request(String process, String epoch, long sequence, int held, int wanted) {
        return request(
                process,
                epoch,
                sequence,
                false,
                List.of(window(60_030, 20, held, wanted), window(1_010, 10, held, wanted)));
    }

    static ExchangeRequest request(String process, String epoch, long sequence, boolean closing, List<Window> windows) {
        return new ExchangeRequest(process, epoch, sequence, sequence * 10, closing, TERMS, 0, 0, 0, windows);
    }

    static Window window(long length, int limit, int held, int wanted) {
        return new Window(length, limit, held, 0, wanted, List.of());
    }

    private static List<Integer> slots(ExchangeReply reply) {
        return reply.windows().stream().map(ExchangeReply.Window::slots).toList();
    }

    /** Joins and waits until slots are granted. */
    private ExchangeReply join(SlotExchange exchange, String process, int wanted) {
        exchange(exchange, request(process, "", 1, 0, 0));
        pass();
        return exchange(exchange, request(process, "", 2, 0, wanted));
    }

    @Test
    default void newStateGrantsNothingUntilHoldersHadTimeToRegister() {
        SlotExchange exchange = empty();
        ExchangeReply first = exchange(exchange, request("a", "", 1, 0, 5));
        assertThat(slots(first)).containsExactly(0, 0);
        assertThat(first.settling()).isPositive();
        pass();
        assertThat(slots(exchange(exchange, request("a", first.epoch(), 2, 0, 5))))
                .containsExactly(5, 5);
    }

    @Test
    default void grantIsRepeatedWhenTheReplyWasLost() {
        SlotExchange exchange = empty();
        join(exchange, "a", 5);
        assertThat(slots(exchange(exchange, request("a", "", 2, 0, 9)))).containsExactly(5, 5);
    }

    @Test
    default void lateDuplicateIsRejected() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 5);
        exchange(exchange, request("a", joined.epoch(), 3, 5, 5));
        assertThatThrownBy(() -> exchange(exchange, request("a", joined.epoch(), 2, 0, 9)))
                .isInstanceOf(RedisFailedException.class)
                .hasMessageContaining("later exchange");
        assertThat(slots(exchange(exchange, request("a", joined.epoch(), 4, 5, 5))))
                .containsExactly(5, 5);
    }

    @Test
    default void noMoreSlotsAreLentThanTheLimit() {
        SlotExchange exchange = empty();
        assertThat(slots(join(exchange, "a", 100))).containsExactly(20, 10);
        ExchangeReply other = exchange(exchange, request("b", "", 1, 0, 100));
        assertThat(slots(other)).containsExactly(0, 0);
        ExchangeReply asked = exchange(exchange, request("a", other.epoch(), 3, 10, 100));
        assertThat(asked.windows().get(0).keep()).isEqualTo(10);
    }

    @Test
    default void returnedSlotsRest() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 100);
        Window rests = new Window(60_030, 20, 0, 0, 0, List.of(new Returned(15, 50_000)));
        exchange(exchange, request("a", joined.epoch(), 3, false, List.of(rests, window(1_010, 10, 0, 0))));
        assertThat(slots(exchange(exchange, request("b", "", 1, 0, 100)))).containsExactly(5, 5);
    }

    @Test
    default void lowestLimitApplies() {
        SlotExchange exchange = empty();
        join(exchange, "a", 0);
        ExchangeReply reply = exchange(
                exchange, request("b", "", 1, false, List.of(window(60_030, 8, 0, 100), window(1_010, 4, 0, 100))));
        assertThat(slots(reply)).containsExactly(8, 4);
        assertThat(slots(exchange(exchange, request("a", reply.epoch(), 3, 0, 100))))
                .containsExactly(0, 0);
    }

    @Test
    default void otherWindowsAreRejected() {
        SlotExchange exchange = empty();
        join(exchange, "a", 5);
        assertThatThrownBy(() -> exchange(exchange, request("b", "", 1, false, List.of(window(60_030, 8, 0, 100)))))
                .isInstanceOf(RedisFailedException.class)
                .hasMessageContaining("60030,1010 ms");
    }

    @Test
    default void whenTheStateIsLostHoldersRegisterAndTheRestIsQuarantined() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 6);
        loseState();
        exchange(exchange, request("new", "", 1, 0, 100));
        ExchangeReply holder = exchange(exchange, request("a", joined.epoch(), 3, 6, 6));
        assertThat(slots(holder)).containsExactly(6, 6);
        assertThat(holder.epoch()).isNotEqualTo(joined.epoch());
        assertThat(holder.quarantine()).isGreaterThan(100_000);
        pass();
        assertThat(slots(exchange(exchange, request("new", holder.epoch(), 2, 0, 100))))
                .containsExactly(0, 0);
    }

    @Test
    default void olderStateIsTakenForALostOne() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 6);
        ExchangeReply reply = exchange(exchange, request("a", joined.epoch(), 9, 6, 6));
        assertThat(reply.epoch()).isNotEqualTo(joined.epoch());
        assertThat(slots(reply)).containsExactly(6, 6);
        assertThat(reply.quarantine()).isPositive();
    }

    @Test
    default void closedProcessHasNoSlotsAndItsLateExchangesAreRejected() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 100);
        List<Window> last = List.of(window(60_030, 20, 0, 0), window(1_010, 10, 0, 0));
        assertThat(slots(exchange(exchange, request("a", joined.epoch(), 4, true, last))))
                .containsExactly(0, 0);
        assertThatThrownBy(() -> exchange(exchange, request("a", joined.epoch(), 3, 20, 20)))
                .isInstanceOf(RedisFailedException.class);
        assertThat(slots(exchange(exchange, request("b", "", 1, 0, 100)))).containsExactly(20, 10);
    }

    @Test
    default void sequenceNumbersMayBeVeryLarge() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 5);
        long large = 4_000_000_000_000_000L;
        exchange(exchange, request("a", joined.epoch(), large, 5, 5));
        ExchangeReply next = exchange(exchange, request("a", joined.epoch(), large + 1, 5, 5));
        assertThat(slots(next)).containsExactly(5, 5);
        assertThatThrownBy(() -> exchange(exchange, request("a", joined.epoch(), large, 0, 0)))
                .isInstanceOf(RedisFailedException.class);
    }

    /** Its first exchange was lost. */
    @Test
    default void unknownProcessThatLeavesCausesNoQuarantine() {
        SlotExchange exchange = empty();
        join(exchange, "a", 5);
        List<Window> last = List.of(window(60_030, 20, 0, 0), window(1_010, 10, 0, 0));
        ExchangeReply reply = exchange(exchange, request("b", "", 2, true, last));
        assertThat(reply.quarantine()).isZero();
        assertThat(slots(reply)).containsExactly(0, 0);
    }

    /** It was suspended for so long that it was removed. */
    @Test
    default void removedProcessThatLeavesChangesNothing() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 5);
        List<Window> last = List.of(window(60_030, 20, 0, 0), window(1_010, 10, 0, 0));
        ExchangeReply reply = exchange(exchange, request("removed", joined.epoch(), 7, true, last));
        assertThat(reply.epoch()).isEqualTo(joined.epoch());
        assertThat(slots(reply)).containsExactly(0, 0);
        ExchangeReply other = exchange(exchange, request("a", joined.epoch(), 3, 5, 5));
        assertThat(other.epoch()).isEqualTo(joined.epoch());
        assertThat(other.quarantine()).isZero();
        assertThat(slots(other)).containsExactly(5, 5);
    }

    /** They may belong to another process meanwhile. */
    @Test
    default void afterALossSlotsOfAnExchangeOfUnknownOutcomeAreNotRegistered() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 100);
        List<Window> returning =
                List.of(new Window(60_030, 20, 10, 0, 10, List.of(new Returned(10, 1))), window(1_010, 10, 10, 10));
        exchange(exchange, request("a", joined.epoch(), 3, false, returning));
        loseState();
        assertThat(slots(exchange(exchange, request("a", joined.epoch(), 3, false, returning))))
                .containsExactly(10, 10);
        List<Window> holding = List.of(window(60_030, 20, 10, 10), window(1_010, 10, 0, 0));
        assertThat(slots(exchange(exchange, request("b", joined.epoch(), 3, false, holding))))
                .containsExactly(10, 0);
    }

    @Test
    default void quarantineLastsForTheLongestLeaseOfThoseWhoRegister() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 6);
        loseState();
        long first = exchange(exchange, request("a", joined.epoch(), 3, 6, 6)).quarantine();
        ExchangeTerms longer = new ExchangeTerms(
                TERMS.lease().plusSeconds(60), TERMS.longest().plusSeconds(7), TERMS.settling(), TERMS.active());
        ExchangeRequest other = request("b", joined.epoch(), 3, 4, 4);
        ExchangeReply reply = exchange(
                exchange, new ExchangeRequest("b", joined.epoch(), 3, 30, false, longer, 0, 0, 0, other.windows()));
        assertThat(reply.quarantine()).isBetween(first + 66_000, first + 67_000);
        assertThat(slots(reply)).containsExactly(4, 4);
    }

    /** One exchange before the last may be missing, whose outcome the process does not know. */
    @Test
    default void processThatLeavesDetectsAnOlderState() {
        SlotExchange exchange = empty();
        ExchangeReply joined = join(exchange, "a", 6);
        List<Window> last = List.of(window(60_030, 20, 0, 0), window(1_010, 10, 0, 0));
        ExchangeReply reply = exchange(exchange, request("a", joined.epoch(), 5, true, last));
        assertThat(reply.epoch()).isNotEqualTo(joined.epoch());
        assertThat(reply.quarantine()).isPositive();
        assertThat(slots(exchange(exchange, request("b", "", 1, 0, 100)))).containsExactly(0, 0);
    }
}
