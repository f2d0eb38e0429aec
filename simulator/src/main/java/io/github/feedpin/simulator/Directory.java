package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.UserIdType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who exists, who is in the chat, and for whom it is pinned. Thread-safe. */
final class Directory {

    private final Predicate<String> unknown;
    private final FailingUsers notInChat;
    private final Set<String> pinned = ConcurrentHashMap.newKeySet();

    Directory(Predicate<String> unknown, Predicate<String> notInChat) {
        this.unknown = unknown;
        this.notInChat = new FailingUsers(notInChat, 0, "The user is not in the chat");
    }

    /** A single id that does not exist, or cannot, spoils the call; null when all do exist. */
    @Nullable
    Rejection rejectionOf(PinCall call) {
        @Nullable UserIdType type = call.userIdType();
        if (type == null) {
            return null;
        }
        if (!call.userIds().stream().allMatch(id -> UserIdForm.isPossible(id, type))) {
            return Rejection.invalidUsers(type);
        }
        return call.userIds().stream().anyMatch(unknown) ? Rejection.unknownUsers(type) : null;
    }

    /**
     * Sets the flag for each user once, and tells for whom it could not be set: those outside the chat, and
     * {@code alsoFailing}.
     */
    List<FailedUser> apply(PinCall call, FailingUsers alsoFailing) {
        List<FailedUser> failed = new ArrayList<>();
        for (String userId : new LinkedHashSet<>(call.userIds())) {
            if (alsoFailing.which().test(userId)) {
                failed.add(alsoFailing.failureOf(userId));
            } else if (notInChat.which().test(userId)) {
                failed.add(notInChat.failureOf(userId));
            } else if (call.timeSensitive()) {
                pinned.add(userId);
            } else {
                pinned.remove(userId);
            }
        }
        return List.copyOf(failed);
    }

    boolean isPinned(String userId) {
        return pinned.contains(userId);
    }

    long pinnedCount() {
        return pinned.size();
    }

    Set<String> pinned() {
        return Set.copyOf(pinned);
    }

    void unpinAll() {
        pinned.clear();
    }
}
