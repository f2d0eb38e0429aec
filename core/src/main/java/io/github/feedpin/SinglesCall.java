package io.github.feedpin;

import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One call of singles, from when it waits for a permit. Guarded by the lock of {@link Singles}. */
final class SinglesCall {

    private final SinglesRun run;
    private final SinglesDoor door;
    private final Map<String, Wish> wishes = new HashMap<>();

    SinglesCall(SinglesRun run, SinglesDoor door) {
        this.run = run;
        this.door = door;
    }

    SinglesRun run() {
        return run;
    }

    SinglesDoor door() {
        return door;
    }

    /** Takes these wishes along; null when there are none. */
    @Nullable
    TimeSensitiveRequest load(List<Wish> taken, UserIdType userIdType) {
        taken.forEach(wish -> wishes.put(wish.userId(), wish));
        return taken.isEmpty()
                ? null
                : new TimeSensitiveRequest(
                        door.timeSensitive(),
                        userIdType,
                        taken.stream().map(Wish::userId).toList());
    }

    /** The wish that this is the outcome of. */
    Wish wishOf(UserOutcome outcome) {
        return Objects.requireNonNull(wishes.get(outcome.userId()));
    }
}
