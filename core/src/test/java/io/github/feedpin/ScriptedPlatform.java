package io.github.feedpin;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A platform that responds as a test defines, and records its calls. By default every call succeeds at once. */
final class ScriptedPlatform extends SelfBuiltAppPlatform {

    final List<TimeSensitiveRequest> calls = Collections.synchronizedList(new ArrayList<>());
    /** The feed cards of the calls, in the same order. */
    final List<FeedCard> cards = Collections.synchronizedList(new ArrayList<>());

    final List<AccessToken> tokensUsed = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger tokensFetched = new AtomicInteger();
    final AtomicInteger cancelled = new AtomicInteger();

    private CallCapacity capacity = CallCapacity.unlimited();

    private BiFunction<TimeSensitiveRequest, Integer, Mono<PlatformResponse<List<FailedUser>>>> script =
            (request, number) -> success();
    private final Map<FeedCard, Supplier<Mono<PlatformResponse<List<FailedUser>>>>> scripts = new HashMap<>();
    /** The secret of each token fetch. */
    final List<String> secretsUsed = Collections.synchronizedList(new ArrayList<>());

    private Supplier<Mono<PlatformResponse<GrantedToken>>> tokenScript = () -> Mono.just(PlatformResponse.success(
            new GrantedToken(new AccessToken("t-" + tokensFetched.get()), Duration.ofHours(2)), null));

    /** Defines the response to each call by its number, which begins at 1. */
    ScriptedPlatform responding(
            BiFunction<TimeSensitiveRequest, Integer, Mono<PlatformResponse<List<FailedUser>>>> responses) {
        script = responses;
        return this;
    }

    /** Defines the response to each call for {@code card}. */
    ScriptedPlatform responding(FeedCard card, Supplier<Mono<PlatformResponse<List<FailedUser>>>> responses) {
        scripts.put(card, responses);
        return this;
    }

    ScriptedPlatform granting(Supplier<Mono<PlatformResponse<GrantedToken>>> responses) {
        tokenScript = responses;
        return this;
    }

    ScriptedPlatform carrying(CallCapacity calls) {
        capacity = calls;
        return this;
    }

    static Mono<PlatformResponse<List<FailedUser>>> success(FailedUser... failed) {
        return Mono.just(PlatformResponse.success(List.of(failed), "log-1"));
    }

    static <T> Mono<PlatformResponse<T>> error(int status, int code) {
        return Mono.just(PlatformResponse.error(status, code, "scripted", "log-" + code));
    }

    /** The number of users of each call. */
    List<Integer> callSizes() {
        return calls.stream().map(call -> call.userIds().size()).toList();
    }

    @Override
    public CallCapacity capacity() {
        return capacity;
    }

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        return Mono.defer(() -> {
                    cards.add(card);
                    calls.add(request);
                    tokensUsed.add(token);
                    @Nullable Supplier<Mono<PlatformResponse<List<FailedUser>>>> ofCard = scripts.get(card);
                    return ofCard == null ? script.apply(request, calls.size()) : ofCard.get();
                })
                .doOnCancel(cancelled::incrementAndGet);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return Mono.defer(() -> {
            tokensFetched.incrementAndGet();
            secretsUsed.add(credentials.appSecret());
            return tokenScript.get();
        });
    }
}
