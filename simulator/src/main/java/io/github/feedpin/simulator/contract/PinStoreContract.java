package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinCallEnd.Result;
import io.github.feedpin.pin.PinCounts;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Contract of {@link PinStore}. A test class returns the store under test, and lets the time of its clock pass. */
// Long, since it is the one list of what a store must do.
public interface PinStoreContract {

    /** The target of most tests. */
    PinTarget TARGET = new PinTarget("cli_contract", null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID);

    /** The time after which the calls of these tests expire. */
    Duration EXPIRY = Duration.ofSeconds(30);

    /** {@return the store under test: the same for each call within a test, empty at its beginning} */
    PinStore store();

    /** {@return the time of the store's clock} */
    Instant now();

    /**
     * Lets time pass for the store: advances its clock, or waits.
     *
     * @param duration the time that passes; positive
     */
    void passes(Duration duration);

    @Test
    default void pinIsRecordedWhenItsCallBegins() {
        PinCall call = beginPins(PinRelease.after(Duration.ofHours(2)), "ou_1");

        assertThat(call.mustWait()).isFalse();
        assertThat(call.id()).isPositive();
        assertThat(pinned()).singleElement().satisfies(user -> {
            assertThat(user.userId()).isEqualTo("ou_1");
            assertThat(user.generation()).isEqualTo(call.id());
            assertThat(user.until()).isEqualTo(user.since().plus(Duration.ofHours(2)));
            assertThat(user.attempts()).isZero();
            assertThat(user.hasFailed()).isFalse();
        });
    }

    @Test
    default void pinEndsNeverOrAtTheGivenInstant() {
        Instant until = now().plus(Duration.ofHours(1));
        beginPins(PinRelease.never(), "ou_forever");
        beginPins(PinRelease.at(until), "ou_until");

        assertThat(user("ou_forever").until()).isNull();
        assertThat(user("ou_until").until()).isEqualTo(until);
    }

    @Test
    default void callCanPinUsersWithDifferentEnds() {
        Map<String, PinRelease> users = new LinkedHashMap<>();
        users.put("ou_1", PinRelease.never());
        users.put("ou_2", PinRelease.after(Duration.ofMinutes(1)));

        await(store().beginPins(TARGET, users, EXPIRY));

        assertThat(user("ou_1").until()).isNull();
        assertThat(user("ou_2").until()).isNotNull();
    }

    @Test
    default void unchangedPinRestoresWhatWasRecordedBefore() {
        pin(PinRelease.after(Duration.ofHours(1)), "ou_1");
        PinnedUser before = user("ou_1");
        PinCall call = beginPins(PinRelease.never(), "ou_1", "ou_2");

        end(call, Result.UNCHANGED);

        assertThat(pinned()).containsExactly(before);
    }

    @Test
    default void unknownPinStaysRecorded() {
        end(beginPins(PinRelease.never(), "ou_1"), Result.UNKNOWN);

        assertThat(pinned()).hasSize(1);
    }

    @Test
    default void newerPinHasAHigherGenerationAndReplacesTheRelease() {
        pin(PinRelease.after(Duration.ofSeconds(1)), "ou_1");
        long generation = user("ou_1").generation();
        pin(PinRelease.never(), "ou_1");

        passes(Duration.ofSeconds(2));

        assertThat(user("ou_1").generation()).isGreaterThan(generation);
        assertThat(beginReleases().users()).isEmpty();
    }

    @Test
    default void appliedUnpinRemovesTheRecord() {
        pin(PinRelease.never(), "ou_1", "ou_2");
        PinCall call = beginUnpins("ou_1", "ou_unrecorded");

        assertThat(call.users()).extracting(PinnedUser::userId).containsExactly("ou_1");
        end(call, Result.APPLIED);

        assertThat(pinned()).extracting(PinnedUser::userId).containsExactly("ou_2");
    }

    @Test
    default void unpinThatIsNotAppliedLeavesTheRecord() {
        pin(PinRelease.never(), "ou_1", "ou_2");

        end(beginUnpins("ou_1"), Result.UNKNOWN);
        end(beginUnpins("ou_2"), Result.UNCHANGED);

        assertThat(pinned()).hasSize(2);
    }

    @Test
    default void releaseIsDueAtItsTimeAndNotBefore() {
        pin(PinRelease.after(Duration.ofSeconds(2)), "ou_1");

        passes(Duration.ofSeconds(1));
        assertThat(due()).isEmpty();
        assertThat(beginReleases().users()).isEmpty();
        passes(Duration.ofSeconds(2));

        assertThat(due()).containsExactly(new DuePins(TARGET, 1));
        PinCall release = beginReleases();
        assertThat(release.users())
                .singleElement()
                .satisfies(user -> assertThat(user.attempts()).isEqualTo(1));
        end(release, Result.APPLIED);
        assertThat(pinned()).isEmpty();
        assertThat(due()).isEmpty();
    }

    @Test
    default void releaseIsTakenByOneProcessUntilItExpires() {
        pin(PinRelease.after(Duration.ofSeconds(1)), "ou_1");
        passes(Duration.ofSeconds(2));

        assertThat(beginReleases(Duration.ofSeconds(2)).users()).hasSize(1);
        assertThat(due()).isEmpty();
        assertThat(beginReleases().users()).isEmpty();
        passes(Duration.ofSeconds(3));

        assertThat(beginReleases().users())
                .singleElement()
                .satisfies(user -> assertThat(user.attempts()).isEqualTo(2));
    }

    @Test
    default void expiredReleaseDoesNotEndTheOneThatTookItsPlace() {
        pin(PinRelease.after(Duration.ofSeconds(1)), "ou_1");
        passes(Duration.ofSeconds(2));
        PinCall expired = beginReleases(Duration.ofSeconds(1));
        passes(Duration.ofSeconds(2));
        beginReleases();

        end(expired, Result.APPLIED);

        assertThat(pinned()).hasSize(1);
    }

    @Test
    default void mostOverdueReleasesComeFirstInBoundedPages() {
        IntStream.rangeClosed(1, 3).forEach(number -> pin(PinRelease.at(now().minusSeconds(number)), "ou_" + number));

        assertThat(beginReleases(2).users()).extracting(PinnedUser::userId).containsExactly("ou_3", "ou_2");
        assertThat(beginReleases(2).users()).extracting(PinnedUser::userId).containsExactly("ou_1");
    }

    @Test
    default void failedReleaseIsRepeatedAfterItsBackoffBehindOthers() {
        pin(PinRelease.at(now().minusSeconds(9)), "ou_failing");
        PinCall failing = beginReleases();
        end(failing, List.of(PinCallEnd.of("ou_failing", Result.UNCHANGED).repeatedAfter(Duration.ofSeconds(2), 50)));
        pin(PinRelease.at(now()), "ou_later");

        passes(Duration.ofSeconds(1));
        assertThat(beginReleases(1).users()).extracting(PinnedUser::userId).containsExactly("ou_later");
        assertThat(beginReleases(1).users()).isEmpty();
        passes(Duration.ofSeconds(2));

        assertThat(beginReleases(1).users()).extracting(PinnedUser::userId).containsExactly("ou_failing");
    }

    @Test
    default void rejectedReleasesAreRepeatedInSmallerCalls() {
        String[] users = IntStream.range(0, 8).mapToObj(i -> "ou_" + i).toArray(String[]::new);
        pin(PinRelease.at(now()), users);
        PinCall call = beginReleases();
        end(
                call,
                call.users().stream()
                        .map(user ->
                                PinCallEnd.of(user.userId(), Result.UNCHANGED).repeatedAfter(Duration.ZERO, 4))
                        .toList());

        assertThat(beginReleases().users()).hasSize(4);
        assertThat(beginReleases().users()).hasSize(4);
        assertThat(beginReleases().users()).isEmpty();
    }

    @Test
    default void impossibleReleaseStaysRecordedAsFailed() {
        pin(PinRelease.at(now()), "ou_1");
        PinCall call = beginReleases();

        end(call, List.of(PinCallEnd.impossible("ou_1", "app uninstalled")));

        passes(Duration.ofHours(1));
        assertThat(user("ou_1").failure()).isEqualTo("app uninstalled");
        assertThat(beginReleases().users()).isEmpty();
        assertThat(counts()).isEqualTo(new PinCounts(1, 0, 1));
    }

    @Test
    default void impossibleReleaseWithoutAReasonStaysFailed() {
        pin(PinRelease.at(now()), "ou_1");
        PinCall call = beginReleases();

        end(call, List.of(PinCallEnd.impossible("ou_1", " ")));

        assertThat(user("ou_1").hasFailed()).isTrue();
        assertThat(beginReleases().users()).isEmpty();
    }

    @Test
    default void pinOfAFailedUserReplacesTheFailure() {
        impossibleReleaseStaysRecordedAsFailed();

        pin(PinRelease.never(), "ou_1");

        assertThat(user("ou_1").hasFailed()).isFalse();
    }

    @Test
    default void pinWaitsForAReleaseInFlight() {
        pin(PinRelease.at(now()), "ou_1");
        PinCall release = beginReleases();

        PinCall pin = beginPins(PinRelease.never(), "ou_2", "ou_1");
        assertThat(pin.mustWait()).isTrue();
        assertThat(pin.delay()).isLessThanOrEqualTo(EXPIRY);
        assertThat(pinned()).extracting(PinnedUser::userId).containsExactly("ou_1");
        end(release, Result.APPLIED);

        assertThat(beginPins(PinRelease.never(), "ou_2", "ou_1").mustWait()).isFalse();
    }

    @Test
    default void pinWaitsUntilAnUnknownReleaseIsUnlikelyToBeProcessed() {
        pin(PinRelease.at(now()), "ou_1");
        end(beginReleases(), Result.UNKNOWN);

        assertThat(beginPins(PinRelease.never(), "ou_1").mustWait()).isTrue();
        passes(PinStore.REST_AFTER_UNKNOWN);

        assertThat(beginPins(PinRelease.never(), "ou_1").mustWait()).isFalse();
    }

    @Test
    default void releaseIsNotRepeatedWhileAPinWaits() {
        pin(PinRelease.at(now()), "ou_1");
        PinCall release = beginReleases();
        assertThat(beginPins(PinRelease.never(), "ou_1").mustWait()).isTrue();
        end(release, Result.UNKNOWN);

        assertThat(beginReleases().users()).isEmpty();
        passes(PinStore.DEFERRED_BY_WAITING_PIN);

        assertThat(beginReleases().users()).hasSize(1);
    }

    @Test
    default void pinWaitsForAnUnknownReleaseAlsoIfALaterOneIsApplied() {
        pin(PinRelease.at(now()), "ou_1");
        end(beginReleases(), Result.UNKNOWN);
        end(beginReleases(), Result.APPLIED);

        assertThat(pinned()).isEmpty();
        assertThat(counts()).isEqualTo(new PinCounts(0, 0, 0));
        assertThat(beginPins(PinRelease.never(), "ou_1").mustWait()).isTrue();
        passes(PinStore.REST_AFTER_UNKNOWN);

        assertThat(beginPins(PinRelease.never(), "ou_1").mustWait()).isFalse();
    }

    @Test
    default void releaseWaitsForAPinInFlight() {
        PinCall pin = beginPins(PinRelease.after(Duration.ofSeconds(1)), "ou_1");
        passes(Duration.ofSeconds(2));

        assertThat(beginReleases().users()).isEmpty();
        assertThat(beginUnpins("ou_1").mustWait()).isTrue();
        end(pin, Result.APPLIED);

        assertThat(beginReleases().users()).hasSize(1);
    }

    @Test
    default void releaseOfAnUnknownPinWaitsUntilItIsUnlikelyToBeProcessed() {
        end(beginPins(PinRelease.after(Duration.ofSeconds(1)), "ou_1"), Result.UNKNOWN);
        passes(Duration.ofSeconds(2));
        assertThat(beginReleases().users()).isEmpty();

        passes(PinStore.REST_AFTER_UNKNOWN);

        assertThat(beginReleases().users()).hasSize(1);
    }

    @Test
    default void repeatedCallDoesNotWaitForAnUnknownOneThatIsTheSame() {
        end(beginPins(PinRelease.never(), "ou_1"), Result.UNKNOWN);
        assertThat(beginPins(PinRelease.never(), "ou_1").mustWait()).isFalse();
    }

    @Test
    default void pinOfACrashedProcessIsReleasedWhenItsCallHasExpired() {
        beginPins(PinRelease.after(Duration.ofSeconds(1)), "ou_1");

        passes(EXPIRY.plusSeconds(1));

        assertThat(beginReleases().users()).hasSize(1);
    }

    @Test
    default void overlappingCallsDoNotDelayOthersOnceBothHaveEnded() {
        PinCall one = beginPins(PinRelease.never(), "ou_1");
        PinCall other = beginPins(PinRelease.never(), "ou_1");
        end(other, Result.APPLIED);
        assertThat(beginUnpins("ou_1").mustWait()).isTrue();

        end(one, Result.APPLIED);

        assertThat(beginUnpins("ou_1").mustWait()).isFalse();
    }

    @Test
    default void endOfAnOlderCallDoesNotChangeWhatANewerOneRecorded() {
        PinCall older = beginPins(PinRelease.after(Duration.ofHours(1)), "ou_1");
        PinCall newer = beginPins(PinRelease.never(), "ou_1");

        end(older, Result.UNCHANGED);
        end(newer, Result.APPLIED);

        assertThat(user("ou_1").generation()).isEqualTo(newer.id());
        assertThat(user("ou_1").until()).isNull();
    }

    @Test
    default void overlappingPinsThatHaveNoEffectRestoreWhatWasRecordedBeforeBoth() {
        for (boolean olderFirst : List.of(true, false)) {
            pin(PinRelease.never(), "ou_1");
            PinnedUser before = user("ou_1");
            PinCall older = beginPins(PinRelease.after(Duration.ofMinutes(1)), "ou_1", "ou_2");
            PinCall newer = beginPins(PinRelease.after(Duration.ofMinutes(2)), "ou_1", "ou_2");

            end(olderFirst ? older : newer, Result.UNCHANGED);
            assertThat(user("ou_1").generation()).isEqualTo(olderFirst ? newer.id() : older.id());
            end(olderFirst ? newer : older, Result.UNCHANGED);

            assertThat(pinned()).containsExactly(before);
        }
    }

    @Test
    default void newerPinThatHasNoEffectLeavesTheOlderOneThatIsApplied() {
        pin(PinRelease.never(), "ou_1");
        PinCall older = beginPins(PinRelease.after(Duration.ofMinutes(1)), "ou_1");
        PinCall newer = beginPins(PinRelease.never(), "ou_1");

        end(older, Result.APPLIED);
        end(newer, Result.UNCHANGED);

        assertThat(user("ou_1").generation()).isEqualTo(older.id());
        assertThat(user("ou_1").until()).isNotNull();
    }

    @Test
    default void callsOfWhichNothingIsRecordedHaveNoUsers() {
        assertThat(beginUnpins("ou_1")).satisfies(call -> {
            assertThat(call.mustWait()).isFalse();
            assertThat(call.users()).isEmpty();
        });
        assertThat(beginReleases().users()).isEmpty();
    }

    @Test
    default void targetsAreSeparate() {
        List<PinTarget> others = List.of(
                new PinTarget("cli_other", null, FeedCard.BOT_CHAT, UserIdType.OPEN_ID),
                new PinTarget("cli_contract", new TenantKey("tenant"), FeedCard.BOT_CHAT, UserIdType.OPEN_ID),
                new PinTarget("cli_contract", null, FeedCard.groupChat("oc_1"), UserIdType.OPEN_ID),
                new PinTarget("cli_contract", null, FeedCard.BOT_CHAT, UserIdType.UNION_ID));
        pin(PinRelease.at(now()), "ou_1");
        for (PinTarget other : others) {
            await(store().beginPins(other, Map.of("ou_1", PinRelease.never()), EXPIRY));
        }

        end(beginReleases(), Result.APPLIED);

        assertThat(pinned()).isEmpty();
        assertThat(others)
                .allSatisfy(
                        other -> assertThat(store().pinned(other).collectList().block(ContractFixture.MAX_WAIT))
                                .hasSize(1));
        assertThat(counts()).isEqualTo(new PinCounts(3, 0, 0));
    }

    @Test
    default void countsAreThoseOfAllTargetsOfTheApp() {
        pin(PinRelease.at(now().minusSeconds(1)), "ou_1", "ou_2");
        pin(PinRelease.never(), "ou_3");

        assertThat(counts()).isEqualTo(new PinCounts(3, 2, 0));
    }

    @Test
    default void targetsAreReportedTheMostOverdueFirstAndUpToTheMaximum() {
        PinTarget other = new PinTarget("cli_contract", null, FeedCard.groupChat("oc_1"), UserIdType.OPEN_ID);
        pin(PinRelease.at(now().minusSeconds(1)), "ou_1");
        PinCall call = await(store().beginPins(other, Map.of("ou_1", PinRelease.at(now().minusSeconds(9))), EXPIRY));
        store().end(other, call.id(), List.of(PinCallEnd.of("ou_1", Result.APPLIED)))
                .block(ContractFixture.MAX_WAIT);

        assertThat(due()).extracting(DuePins::target).containsExactly(other, TARGET);
        assertThat(await(store().due("cli_contract", 1)))
                .extracting(DuePins::target)
                .containsExactly(other);
        assertThat(await(store().due("cli_unknown", 9))).isEmpty();
    }

    @Test
    default void methodsAreLazy() {
        Mono<PinCall> begin = store().beginPins(TARGET, Map.of("ou_1", PinRelease.never()), EXPIRY);
        assertThat(pinned()).isEmpty();

        await(begin);

        assertThat(pinned()).hasSize(1);
    }

    private void pin(PinRelease release, String... userIds) {
        end(beginPins(release, userIds), Result.APPLIED);
    }

    private PinCall beginPins(PinRelease release, String... userIds) {
        Map<String, PinRelease> users = new LinkedHashMap<>();
        Arrays.asList(userIds).forEach(userId -> users.put(userId, release));
        return await(store().beginPins(TARGET, users, EXPIRY));
    }

    private PinCall beginUnpins(String... userIds) {
        return await(store().beginUnpins(TARGET, List.of(userIds), EXPIRY));
    }

    private PinCall beginReleases() {
        return beginReleases(EXPIRY);
    }

    private PinCall beginReleases(Duration expiry) {
        return await(store().beginReleases(TARGET, 50, expiry));
    }

    private PinCall beginReleases(int max) {
        return await(store().beginReleases(TARGET, max, EXPIRY));
    }

    private void end(PinCall call, Result result) {
        List<PinCallEnd> ends = call.users().stream()
                .map(user -> PinCallEnd.of(user.userId(), result))
                .toList();
        end(call, ends);
    }

    private void end(PinCall call, List<PinCallEnd> ends) {
        store().end(TARGET, call.id(), ends).block(ContractFixture.MAX_WAIT);
    }

    private List<PinnedUser> pinned() {
        return await(store().pinned(TARGET).collectList());
    }

    private PinnedUser user(String userId) {
        return pinned().stream()
                .filter(user -> user.userId().equals(userId))
                .findAny()
                .orElseThrow();
    }

    private List<DuePins> due() {
        return await(store().due(TARGET.appId(), 10));
    }

    private PinCounts counts() {
        return await(store().counts(TARGET.appId()));
    }

    private static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(ContractFixture.MAX_WAIT));
    }
}
