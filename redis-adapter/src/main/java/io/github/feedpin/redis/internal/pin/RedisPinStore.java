package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.pin.DuePins;
import io.github.feedpin.pin.PinCall;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinCounts;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.pin.PinStore;
import io.github.feedpin.pin.PinTarget;
import io.github.feedpin.pin.PinnedUser;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Store of the pins of the apps of one platform. Its clock is that of Redis. Thread-safe. */
public final class RedisPinStore implements PinStore {

    private static final String PAGE = "500";
    private static final String FIRST_CURSOR = "0";
    private static final int CONCURRENT_TARGETS = 16;

    private record Page(String cursor, List<PinnedUser> users) {}

    private final RedisConnections connections;
    private final String keyPrefix;
    private final BaseUrl platform;
    private final int replicas;
    private final TimeSource time;
    private final Map<String, PinScript> scripts = new ConcurrentHashMap<>();
    private final String instance = UUID.randomUUID().toString();
    private final AtomicLong begins = new AtomicLong();

    /** @param replicas how many replicas must confirm that a call has begun */
    public RedisPinStore(
            RedisConnections connections, String keyPrefix, BaseUrl platform, int replicas, TimeSource time) {
        this.connections = connections;
        this.keyPrefix = keyPrefix;
        this.platform = platform;
        this.replicas = replicas;
        this.time = time;
    }

    @Override
    public Mono<PinCall> beginPins(PinTarget target, Map<String, PinRelease> users, Duration longest) {
        return begin(target, "pins", List.copyOf(users.keySet()), () -> PinArguments.pins(longest, users));
    }

    @Override
    public Mono<PinCall> beginUnpins(PinTarget target, List<String> userIds, Duration longest) {
        return begin(target, "unpins", userIds, () -> PinArguments.unpins(longest, userIds));
    }

    @Override
    public Mono<PinCall> beginReleases(PinTarget target, int maxUsers, Duration longest) {
        return begin(target, "releases", List.of(), () -> PinArguments.releases(longest, maxUsers));
    }

    /**
     * @param users the users; empty for releases
     * @param arguments returns the arguments, for each subscription
     */
    private Mono<PinCall> begin(
            PinTarget target, String operation, List<String> users, Supplier<List<String>> arguments) {
        return Mono.defer(() -> {
                    String begin = instance + "-" + begins.incrementAndGet();
                    List<String> used = keys(target.appId()).of(target, begin);
                    PinOperation began = new PinOperation(used, operation, TargetText.of(target), arguments.get());
                    return new PinBegins(script(target.appId()), replicas, target.appId(), time).begin(began, users);
                })
                .map(reply -> reply.status() == PinReply.Status.WAIT
                        ? PinCall.waiting(Duration.ofMillis(reply.number(0)))
                        : PinCall.begun(reply.number(0), reply.users(1)));
    }

    @Override
    public Mono<Void> end(PinTarget target, long callId, List<PinCallEnd> ends) {
        return run(target, "end", () -> PinArguments.end(callId, ends)).then();
    }

    @Override
    public Flux<PinnedUser> pinned(PinTarget target) {
        return Flux.defer(() -> {
            SeenUsers seen = new SeenUsers();
            return page(target, FIRST_CURSOR)
                    .expand(page -> page.cursor().equals(FIRST_CURSOR) ? Mono.empty() : page(target, page.cursor()))
                    .concatMapIterable(Page::users, 1)
                    .filter(user -> seen.add(user.userId()));
        });
    }

    private Mono<Page> page(PinTarget target, String cursor) {
        return run(target, "page", () -> List.of(cursor, PAGE))
                .map(reply -> new Page(reply.values().get(0), reply.users(1)));
    }

    @Override
    public Mono<List<DuePins>> due(String appId, int maxTargets) {
        return ofApp(appId, "targets", List.of(String.valueOf(maxTargets)))
                .flatMapIterable(PinReply::values)
                .concatMapIterable(
                        text -> TargetText.read(appId, text).map(List::of).orElse(List.of()))
                .flatMapSequential(this::due, CONCURRENT_TARGETS)
                .filter(due -> due.users() > 0)
                .collectList();
    }

    private Mono<DuePins> due(PinTarget target) {
        return run(target, "due", List::of).map(reply -> new DuePins(target, (int) reply.number(0)));
    }

    @Override
    public Mono<PinCounts> counts(String appId) {
        return ofApp(appId, "counts", List.of())
                .map(reply -> new PinCounts(reply.number(0), reply.number(1), reply.number(2)));
    }

    private Mono<PinReply> ofApp(String appId, String operation, List<String> arguments) {
        return Mono.defer(() -> script(appId).run(new PinOperation(keys(appId).ofApp(), operation, "", arguments)));
    }

    private Mono<PinReply> run(PinTarget target, String operation, Supplier<List<String>> arguments) {
        return Mono.defer(() -> {
            List<String> used = keys(target.appId()).of(target);
            return script(target.appId())
                    .run(new PinOperation(used, operation, TargetText.of(target), arguments.get()));
        });
    }

    private PinScript script(String appId) {
        return scripts.computeIfAbsent(appId, id -> new PinScript(connections, keys(id), id, time));
    }

    private PinKeys keys(String appId) {
        return new PinKeys(RedisKeys.pins(keyPrefix, platform, appId));
    }
}
