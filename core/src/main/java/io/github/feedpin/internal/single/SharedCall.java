package io.github.feedpin.internal.single;

import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinRelease;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call shared by single requests, from its wait for a permit on. Guarded by {@link SingleRequestBatcher}'s lock. */
final class SharedCall {

    private final SharedRun sharedRun;
    private final DispatchSlot slot;
    private final Map<String, PendingRequest> requests = new HashMap<>();

    SharedCall(SharedRun sharedRun, DispatchSlot slot) {
        this.sharedRun = sharedRun;
        this.slot = slot;
    }

    SharedRun sharedRun() {
        return sharedRun;
    }

    DispatchSlot slot() {
        return slot;
    }

    /** Adds the requests that were chosen, and returns what is sent; null if there are none. */
    @Nullable
    TimeSensitiveRequest choose(List<PendingRequest> chosen, UserIdType userIdType) {
        chosen.forEach(request -> requests.put(request.userId(), request));
        return chosen.isEmpty()
                ? null
                : new TimeSensitiveRequest(
                        slot.action(),
                        userIdType,
                        chosen.stream().map(PendingRequest::userId).toList());
    }

    /** Returns when the pin of this user ends. */
    PinRelease release(String userId) {
        return Objects.requireNonNull(requests.get(userId)).release();
    }

    /** Returns the completion of the request for the outcome's user. */
    Completion completion(UserOutcome outcome) {
        return Completion.of(Objects.requireNonNull(requests.get(outcome.userId())), outcome);
    }
}
