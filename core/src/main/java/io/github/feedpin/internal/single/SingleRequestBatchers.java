package io.github.feedpin.internal.single;

import io.github.feedpin.internal.run.ClientComponents;
import io.github.feedpin.internal.run.RunRegistry;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.pin.PinRelease;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The {@link SingleRequestBatcher}s of a client and those derived from it: one for each feed card and type of user ids
 * with requests that are pending or in flight. Thread-safe.
 */
public final class SingleRequestBatchers {

    private record Key(FeedCard card, UserIdType userIdType) {}

    private final RunRegistry runRegistry;
    private final Map<Key, SingleRequestBatcher> batchers = new ConcurrentHashMap<>();

    public SingleRequestBatchers(RunRegistry runRegistry) {
        this.runRegistry = runRegistry;
        runRegistry
                .whenClosed()
                .subscribe(
                        nothing -> {}, failure -> {}, () -> batchers.values().forEach(SingleRequestBatcher::dispatch));
    }

    /**
     * Emits the outcome of this user.
     *
     * @param components the components for the feed card
     * @param release when the pin ends
     */
    public Mono<UserOutcome> outcome(
            ClientComponents components, UserIdType userIdType, PinAction action, PinRelease release, String userId) {
        @Nullable String problem = UserIds.problem(userId);
        return problem == null
                ? Mono.create(subscriber -> add(components, userIdType, action, release, userId, subscriber))
                : Mono.fromSupplier(() -> new NotSent(userId, NotSentReason.INVALID_ID, "The user id " + problem, null))
                        .cast(UserOutcome.class)
                        .doOnNext(components.listener()::onOutcome);
    }

    /** Adds a request; repeated while the batcher that was found retires at the same time. */
    private void add(
            ClientComponents components,
            UserIdType userIdType,
            PinAction action,
            PinRelease release,
            String userId,
            MonoSink<UserOutcome> subscriber) {
        Key key = new Key(components.sender().target().card(), userIdType);
        SingleRequestBatcher batcher = batcher(key, components);
        while (!batcher.add(action, userId, release, subscriber)) {
            batchers.remove(key, batcher);
            batcher = batcher(key, components);
        }
    }

    private SingleRequestBatcher batcher(Key key, ClientComponents components) {
        @Nullable SingleRequestBatcher current = batchers.get(key);
        return current == null
                ? batchers.computeIfAbsent(
                        key,
                        absent -> new SingleRequestBatcher(
                                components,
                                absent.userIdType(),
                                runRegistry,
                                retired -> batchers.remove(absent, retired)))
                : current;
    }

    /** Returns the number of batchers in use. */
    int size() {
        return batchers.size();
    }
}
