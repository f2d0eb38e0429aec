package io.github.feedpin.internal.single;

import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of singles, from when it waits for a permit. GuardedMono by the lock of {@link SingleRequestBatcher}. */
final class SharedCall {

    private final SharedRun run;
    private final DispatchSlot door;
    private final Map<String, PendingRequest> wishes = new HashMap<>();

    SharedCall(SharedRun run, DispatchSlot door) {
        this.run = run;
        this.door = door;
    }

    SharedRun run() {
        return run;
    }

    DispatchSlot door() {
        return door;
    }

    /** Takes these wishes along; null when there are none. */
    @Nullable
    TimeSensitiveRequest load(List<PendingRequest> taken, UserIdType userIdType) {
        taken.forEach(wish -> wishes.put(wish.userId(), wish));
        return taken.isEmpty()
                ? null
                : new TimeSensitiveRequest(
                        door.action(),
                        userIdType,
                        taken.stream().map(PendingRequest::userId).toList());
    }

    /** The wish that this is the outcome of. */
    PendingRequest wishOf(UserOutcome outcome) {
        return Objects.requireNonNull(wishes.get(outcome.userId()));
    }
}
