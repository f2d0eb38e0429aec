package io.github.feedpin.pin;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Strategy interface for the record of who is pinned and until when, since the platform neither ends a pin nor returns
 * its state. Each call is recorded before it is sent, and its end after that: a crash between both leaves the call in
 * flight until it expires, and its pins recorded. Implementations are thread-safe, and their methods lazy and atomic.
 *
 * <p>A store has one clock, which decides what is due; clients pass durations. Processes that serve the same app share
 * a store.
 *
 * <p>A call whose begin fails or is cancelled is not sent. If it may have been recorded nevertheless, the store undoes
 * it by itself, as if its end were {@link PinCallEnd.Result#UNCHANGED}, at the latest when it can be reached again.
 *
 * <p>Two calls for a user contradict each other if one pins and the other unpins. A call contradicts others while it is
 * in flight: until it ends, or expires. If its result is {@linkplain PinCallEnd.Result#UNKNOWN unknown}, it does so for
 * another {@link #REST_AFTER_UNKNOWN}, even if a later call has been confirmed, since the network may deliver it late.
 */
public interface PinStore {

    /** How long a call whose result is unknown may still be processed; 15 seconds. */
    Duration REST_AFTER_UNKNOWN = Duration.ofSeconds(15);

    /** How long the releases of users are deferred each time when a call that pins them must wait; 5 seconds. */
    Duration DEFERRED_BY_WAITING_PIN = Duration.ofSeconds(5);

    /**
     * Records that users are about to be pinned, which replaces what was recorded for them, including its release. If a
     * contradicting call is in flight for one of them, no pin is recorded, and the call must wait; meanwhile the
     * releases of its users are {@linkplain #DEFERRED_BY_WAITING_PIN deferred}, so that they do not delay it again.
     *
     * @param target what the users are pinned for
     * @param users the users, and when their pins end
     * @param longest after which time the call expires, if its end is not recorded
     * @return the call, or the wait before it can begin
     */
    Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest);

    /**
     * Records that users are about to be unpinned; those that are not recorded as pinned are ignored. If a
     * contradicting call is in flight for one of them, nothing is recorded, and the call must wait.
     *
     * @param target what the users are unpinned for
     * @param userIds the users
     * @param longest after which time the call expires, if its end is not recorded
     * @return the call, with those users that were recorded as pinned; or the wait before it can begin
     */
    Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest);

    /**
     * Records that users whose release is due are about to be released, the most overdue first, and counts it as an
     * attempt. Never waits: users with another call in flight are not due. A user that was due before and has been
     * pinned anew is not released.
     *
     * @param target what the users are released for
     * @param maxUsers the maximum number of users; fewer are released together if {@link PinCallEnd#maxUsers()} says so
     * @param longest after which time the call expires, and its users are due again, if its end is not recorded
     * @return the call; without users if no release is due
     */
    Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest);

    /**
     * Records the end of a call. If a newer call has begun for a user, that one decides what is recorded; the end only
     * changes what is recorded again if the newer one turns out to be {@link PinCallEnd.Result#UNCHANGED}.
     *
     * <ul>
     *   <li>{@link PinCallEnd.Result#APPLIED}: a pin stays recorded; an unpinned user is removed.
     *   <li>{@link PinCallEnd.Result#UNCHANGED}: a pin is replaced by what was recorded before, without other pins that
     *       had no effect; an unpinned user stays recorded.
     *   <li>{@link PinCallEnd.Result#UNKNOWN}: the user stays recorded.
     *   <li>{@link PinCallEnd.Result#IMPOSSIBLE}: the user stays recorded as failed, and is not due any more.
     * </ul>
     *
     * @param target the target that the call was begun for
     * @param callId the {@linkplain PinCall#id() id} of the call
     * @param ends how the call ended for each of its users
     * @return a {@code Mono} that completes when the end is recorded
     */
    Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends);

    /**
     * {@return all users that are recorded for this target, also those that cannot be released, in no order} Users may
     * be missing if the store continues on another node meanwhile.
     *
     * @param target what the users are pinned for
     */
    Flux<PinnedUser> pinned(PinTarget target);

    /**
     * {@return the targets of an app with releases that are due, the most overdue first; an empty list if there are
     * none}
     *
     * @param appId the id of the app
     * @param maxTargets the maximum number of targets
     */
    Mono<List<DuePins>> due(String appId, int maxTargets);

    /**
     * {@return how many users are recorded for an app, for all targets together}
     *
     * @param appId the id of the app
     */
    Mono<PinCounts> counts(String appId);

    /**
     * {@return a store in the memory of this process, which starts empty and ends with it}
     *
     * @param time the clock of the store
     */
    static PinStore inMemory(TimeSource time) {
        return new InMemoryPinStore(time);
    }
}
