package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Users that exist, that are in the chat, and for whom it is pinned. Thread-safe. */
public final class Directory {

    private final Predicate<String> unknown;
    private final FailingUsers notInChat;
    private final Set<String> pinned = ConcurrentHashMap.newKeySet();

    public Directory(Predicate<String> unknown, Predicate<String> notInChat) {
        this.unknown = unknown;
        this.notInChat = new FailingUsers(notInChat, 0, "The user is not in the chat");
    }

    /** Returns why an id that does not exist, or cannot exist, makes the call fail; null if all exist. */
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

    /** Sets the flag once for each user, and returns the users that failed: those outside the chat, and these. */
    List<FailedUser> apply(PinCall call, FailingUsers alsoFailing) {
        List<FailedUser> failed = new ArrayList<>();
        for (String userId : new LinkedHashSet<>(call.userIds())) {
            if (alsoFailing.contains(userId)) {
                failed.add(alsoFailing.failureOf(userId));
            } else if (notInChat.contains(userId)) {
                failed.add(notInChat.failureOf(userId));
            } else if (call.action() == PinAction.PIN) {
                pinned.add(userId);
            } else {
                pinned.remove(userId);
            }
        }
        return failed;
    }

    public boolean isPinned(String userId) {
        return pinned.contains(userId);
    }

    public long pinnedCount() {
        return pinned.size();
    }

    public Set<String> pinned() {
        return Set.copyOf(pinned);
    }

    void unpinAll() {
        pinned.clear();
    }
}
