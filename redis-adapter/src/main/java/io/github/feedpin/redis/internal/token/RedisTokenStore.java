package io.github.feedpin.redis.internal.token;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisKeys;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.StoredToken;
import io.github.feedpin.token.TokenKey;
import io.github.feedpin.token.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Store of the tokens of one app. A token is a string of its version, a space and its text, which expires with the
 * token; the claim to fetch it is the number of the claim, which expires with the claim. The number of the last claim
 * is kept beyond that.
 */
public final class RedisTokenStore implements TokenStore {

    /** How long a removed token keeps its version; longer than a fetch takes. */
    private static final String KEPT_VERSION =
            String.valueOf(Duration.ofMinutes(5).toMillis());

    /** How long the number of the last claim is kept; longer than any token is used. */
    private static final String KEPT_NUMBER = String.valueOf(Duration.ofDays(2).toMillis());

    private final TokenScripts scripts;
    private final String keyPrefix;
    private final BaseUrl platform;
    private final String appId;
    private final StoredSecrets secrets;

    public RedisTokenStore(
            RedisConnections connections,
            String keyPrefix,
            BaseUrl platform,
            String appId,
            SecretText secrets,
            TimeSource time) {
        this.scripts = new TokenScripts(connections, time);
        this.keyPrefix = keyPrefix;
        this.platform = platform;
        this.appId = appId;
        this.secrets = new StoredSecrets(secrets, "access token", time);
    }

    @Override
    public Mono<StoredToken> get(TokenKey key) {
        return with(
                key,
                token -> scripts.run(TokenScripts.GET, List.of(token))
                        .flatMap(values -> Mono.justOrEmpty(stored(token, values))));
    }

    /** Returns the token; null if there is none that can be read. */
    private @Nullable StoredToken stored(String key, List<String> values) {
        if (values.size() != 2) {
            return null;
        }
        String value = values.get(0);
        int space = value.indexOf(' ');
        if (space == value.length() - 1) {
            // Removed.
            return null;
        }
        return secrets.read(key, value.substring(space + 1), text -> {
            Duration remaining = Duration.ofMillis(Long.parseLong(values.get(1)));
            return new StoredToken(new AccessToken(text), remaining, Long.parseLong(value.substring(0, space)));
        });
    }

    @Override
    public Mono<Long> claim(TokenKey key, Duration duration) {
        return with(
                key,
                token -> scripts.run(
                                TokenScripts.CLAIM,
                                List.of(token, RedisKeys.claim(token), RedisKeys.lastClaim(token)),
                                millis(duration),
                                KEPT_NUMBER)
                        .flatMap(values ->
                                Mono.justOrEmpty(values.stream().findFirst().map(Long::valueOf))));
    }

    @Override
    public Mono<Boolean> put(TokenKey key, long claim, AccessToken accessToken, Duration usableFor) {
        return with(
                key,
                token -> secrets.write(token, accessToken.value())
                        .flatMap(text -> scripts.run(
                                TokenScripts.PUT,
                                List.of(token, RedisKeys.claim(token)),
                                String.valueOf(claim),
                                text,
                                millis(usableFor)))
                        .map(values -> values.contains("1")));
    }

    @Override
    public Mono<Void> release(TokenKey key, long claim) {
        return with(
                key,
                token -> scripts.run(TokenScripts.RELEASE, List.of(RedisKeys.claim(token)), String.valueOf(claim))
                        .then());
    }

    @Override
    public Mono<Void> remove(TokenKey key, long version) {
        return with(
                key,
                token -> scripts.run(TokenScripts.REMOVE, List.of(token), String.valueOf(version), KEPT_VERSION)
                        .then());
    }

    /** Uses the key in Redis of a token of this app. */
    private <T> Mono<T> with(TokenKey key, Function<String, Mono<T>> use) {
        return Mono.defer(() -> {
            if (!key.platform().equals(platform) || !key.appId().equals(appId)) {
                return Mono.error(new UnreachableException(
                        "the token store is for the app " + appId + " on " + platform + ", but was used for "
                                + key.appId() + " on " + key.platform(),
                        null));
            }
            @Nullable TenantKey tenant = key.tenant();
            return use.apply(RedisKeys.token(
                    keyPrefix,
                    platform,
                    appId,
                    tenant == null ? "" : tenant.value(),
                    key.type().name().toLowerCase(Locale.ROOT)));
        });
    }

    private static String millis(Duration duration) {
        return String.valueOf(Math.max(1, duration.toMillis()));
    }
}
