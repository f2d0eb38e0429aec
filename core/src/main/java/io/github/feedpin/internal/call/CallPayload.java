package io.github.feedpin.internal.call;

import io.github.feedpin.model.TimeSensitiveRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The users of a call. Those of a run are known from the beginning; those of single requests are chosen when the call
 * is sent, or when it fails before. They are chosen once, also when a call is abandoned while it is being sent.
 * Thread-safe.
 */
public final class CallPayload {

    private final Supplier<@Nullable TimeSensitiveRequest> choice;
    private final Runnable onChosen;
    private final @Nullable CallRecorder recorder;
    private volatile @Nullable TimeSensitiveRequest request;
    private volatile boolean chosen;

    /**
     * Creates a payload whose users are chosen later.
     *
     * @param choice called once, under a lock: calls no application code; null if there are no users any more
     * @param onChosen called once after that, without a lock
     * @param recorder records the calls; null if they are not recorded
     */
    public CallPayload(
            Supplier<@Nullable TimeSensitiveRequest> choice, Runnable onChosen, @Nullable CallRecorder recorder) {
        this.choice = choice;
        this.onChosen = onChosen;
        this.recorder = recorder;
    }

    private CallPayload(TimeSensitiveRequest request, @Nullable CallRecorder recorder) {
        this(() -> request, () -> {}, recorder);
        this.request = request;
        this.chosen = true;
    }

    /**
     * Creates a payload of known users.
     *
     * @param recorder records the calls; null if they are not recorded
     */
    public static CallPayload of(TimeSensitiveRequest request, @Nullable CallRecorder recorder) {
        return new CallPayload(request, recorder);
    }

    /** Returns what records the calls; null if they are not recorded. */
    public @Nullable CallRecorder recorder() {
        return recorder;
    }

    /** Returns what is sent, and chooses the users before; null if there are none. */
    public @Nullable TimeSensitiveRequest chooseRequest() {
        if (!chosen && choose()) {
            onChosen.run();
        }
        return request;
    }

    private synchronized boolean choose() {
        if (chosen) {
            return false;
        }
        request = choice.get();
        chosen = true;
        return true;
    }

    /** Returns the users, and chooses them before. */
    public List<String> chooseUsers() {
        @Nullable TimeSensitiveRequest current = chooseRequest();
        return current == null ? List.of() : current.userIds();
    }

    /** Returns the number of users; 0 before they are chosen. */
    public int chosenCount() {
        @Nullable TimeSensitiveRequest current = request;
        return current == null ? 0 : current.userIds().size();
    }

    /** Returns two payloads with half of the users each; there are at least two users. */
    public List<CallPayload> halves() {
        int middle = chooseUsers().size() / 2;
        return List.of(
                part(chooseUsers().subList(0, middle)),
                part(chooseUsers().subList(middle, chooseUsers().size())));
    }

    private CallPayload part(List<String> users) {
        TimeSensitiveRequest current = Objects.requireNonNull(chooseRequest());
        return of(new TimeSensitiveRequest(current.action(), current.userIdType(), users), recorder);
    }
}
