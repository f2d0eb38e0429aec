package io.github.feedpin.internal.release;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.internal.call.OutcomeMapper;
import io.github.feedpin.internal.call.RecordedCall;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.platform.PlatformEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A call that has begun in a store.
 *
 * @param onEnd called when the end of the call has been recorded
 */
record StoreCall(
        GuardedPinStore store,
        PinTarget target,
        TimeSensitiveRequest request,
        PinCall call,
        CallEnds ends,
        BiConsumer<PinTarget, List<PinCallEnd>> onEnd)
        implements RecordedCall {

    @Override
    public Mono<Void> succeeded(TimeSensitiveResponse response) {
        Map<String, UserOutcome> outcomes =
                OutcomeMapper.of(PlatformEndpoint.of(target.card()), request.userIds(), response).stream()
                        .collect(toMap(UserOutcome::userId, identity(), (one, same) -> one));
        return end(user -> ends.responded(user, Objects.requireNonNull(outcomes.get(user.userId()))));
    }

    @Override
    public Mono<Void> failed(FeedpinException failure) {
        return end(user -> ends.failed(user, request.userIds().size(), failure));
    }

    @Override
    public Mono<Void> notSent() {
        return end(ends::notSent);
    }

    @Override
    public void abandoned() {
        end(ends::abandoned).subscribe();
    }

    private Mono<Void> end(Function<PinnedUser, PinCallEnd> mapper) {
        List<PinCallEnd> ended = call.users().stream().map(mapper).toList();
        return ended.isEmpty()
                ? Mono.empty()
                : store.end(target, call.id(), ended).doOnSuccess(done -> onEnd.accept(target, ended));
    }

    /** Returns the call, without ids of users. */
    @Override
    public String toString() {
        return "StoreCall[" + call + "]";
    }
}
