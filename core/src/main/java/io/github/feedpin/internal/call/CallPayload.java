package io.github.feedpin.internal.call;

import io.github.feedpin.model.TimeSensitiveRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whom a call is for. Those of a run are known from the beginning; singles are chosen at the last moment, when the call
 * leaves or when it fails before that. Chosen once, also when a call is abandoned at the moment in which it leaves.
 */
public final class CallPayload {

    private final Supplier<@Nullable TimeSensitiveRequest> choice;
    private volatile @Nullable TimeSensitiveRequest request;
    private volatile boolean chosen;

    /** @param choice asked once; null when there is nobody any more */
    public CallPayload(Supplier<@Nullable TimeSensitiveRequest> choice) {
        this.choice = choice;
    }

    public static CallPayload of(TimeSensitiveRequest request) {
        CallPayload load = new CallPayload(() -> request);
        load.request();
        return load;
    }

    /** What is sent; null when there is nobody to send for. */
    @Nullable
    synchronized TimeSensitiveRequest request() {
        if (!chosen) {
            request = choice.get();
            chosen = true;
        }
        return request;
    }

    /** Whether there is certainly nobody to send for. */
    public boolean isEmpty() {
        return chosen && request == null;
    }

    public List<String> users() {
        @Nullable TimeSensitiveRequest whole = request();
        return whole == null ? List.of() : whole.userIds();
    }

    /** The same users in two calls; there are at least two. */
    public List<CallPayload> halves() {
        int middle = users().size() / 2;
        return List.of(part(users().subList(0, middle)), part(users().subList(middle, users().size())));
    }

    private CallPayload part(List<String> users) {
        TimeSensitiveRequest whole = Objects.requireNonNull(request());
        return of(new TimeSensitiveRequest(whole.action(), whole.userIdType(), users));
    }
}
