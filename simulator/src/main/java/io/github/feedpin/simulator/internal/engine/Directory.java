package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Users of a tenant that exist, that are in the chat, and for whom each card is pinned. Thread-safe. */
public final class Directory {

    private final Predicate<String> initiallyUnknown;
    private final Predicate<String> initiallyNotInChat;
    private final Map<FeedCard, Set<String>> pinned = new ConcurrentHashMap<>();
    private volatile Predicate<String> unknown;
    private volatile FailingUsers notInChat;

    public Directory(Predicate<String> unknown, Predicate<String> notInChat) {
        this.initiallyUnknown = unknown;
        this.initiallyNotInChat = notInChat;
        this.unknown = unknown;
        this.notInChat = outside(notInChat);
    }

    public void setUnknown(Predicate<String> users) {
        unknown = users;
    }

    public void setNotInChat(Predicate<String> users) {
        notInChat = outside(users);
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
    List<FailedUser> apply(FeedCard card, PinCall call, FailingUsers alsoFailing) {
        FailingUsers outside = notInChat;
        Set<String> users = pinned.computeIfAbsent(card, first -> ConcurrentHashMap.newKeySet());
        List<FailedUser> failed = new ArrayList<>();
        for (String userId : new LinkedHashSet<>(call.userIds())) {
            if (alsoFailing.contains(userId)) {
                failed.add(alsoFailing.failureOf(userId));
            } else if (outside.contains(userId)) {
                failed.add(outside.failureOf(userId));
            } else if (call.action() == PinAction.PIN) {
                users.add(userId);
            } else {
                users.remove(userId);
            }
        }
        return failed;
    }

    public boolean isPinned(FeedCard card, String userId) {
        return users(card).contains(userId);
    }

    public long pinnedCount(FeedCard card) {
        return users(card).size();
    }

    public Set<String> pinned(FeedCard card) {
        return Set.copyOf(users(card));
    }

    void reset() {
        pinned.clear();
        unknown = initiallyUnknown;
        notInChat = outside(initiallyNotInChat);
    }

    private Set<String> users(FeedCard card) {
        return pinned.getOrDefault(card, Set.of());
    }

    private static FailingUsers outside(Predicate<String> users) {
        return new FailingUsers(users, 0, "The user is not in the chat");
    }
}
