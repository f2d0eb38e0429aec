package io.github.feedpin.internal.release;

import io.github.feedpin.internal.call.CallRecorder;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Records the calls of one client.
 *
 * @param calls begins the calls in the store
 * @param appId the app of the client
 * @param tenant its tenant; null for a self-built app
 */
public record PinRecorder(
        PinCalls calls, String appId, @Nullable TenantKey tenant) {

    /** Returns a recorder of pins that end like this. */
    public CallRecorder releasing(PinRelease release) {
        return releasing(userId -> release);
    }

    /** Returns a recorder of pins that end as the function says, which is called for each pinned user. */
    public CallRecorder releasing(Function<String, PinRelease> releases) {
        return (target, request) -> calls.request(target(target.card(), request.userIdType()), request, releases);
    }

    /** Returns the users that are recorded as pinned. */
    public Flux<PinnedUser> pinned(FeedCard card, UserIdType userIdType) {
        return calls.store().pinned(target(card, userIdType));
    }

    /** Returns the ids of the users that are recorded as pinned. */
    public Mono<List<String>> pinnedIds(FeedCard card, UserIdType userIdType) {
        return calls.store().pinnedIds(target(card, userIdType));
    }

    private PinTarget target(FeedCard card, UserIdType userIdType) {
        return new PinTarget(appId, tenant, card, userIdType);
    }
}
