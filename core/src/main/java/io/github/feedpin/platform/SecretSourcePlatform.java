package io.github.feedpin.platform;

import io.github.feedpin.error.UnreachableException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decorates a platform so that requests with the app's secret use the current one of a source. */
public final class SecretSourcePlatform extends PlatformDecorator {

    private final Mono<String> secrets;

    private SecretSourcePlatform(FeedpinPlatform platform, Mono<String> secrets) {
        super(platform);
        this.secrets = secrets.onErrorMap(failure -> failed(failure.getClass().getName(), failure))
                .switchIfEmpty(Mono.error(() -> failed("it completed without a secret", null)));
    }

    /**
     * Decorates a platform. The secret in the credentials is ignored, but must be valid.
     *
     * @param platform sends the requests
     * @param secrets subscribed to for each request that contains the app's secret; must not block. If it fails, or
     *     completes empty, or the secret is blank, the request fails with an {@link UnreachableException} that says so.
     *     This platform sets no time limit: a client limits the source and the request together to
     *     {@link FeedpinPlatform#longestCall()}.
     * @return a platform whose requests use the current secret
     */
    public static FeedpinPlatform of(FeedpinPlatform platform, Mono<String> secrets) {
        return new SecretSourcePlatform(platform, Objects.requireNonNull(secrets, "secrets"));
    }

    private static UnreachableException failed(String reason, @Nullable Throwable cause) {
        return new UnreachableException("The source of the app secret failed: " + reason, cause);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        return withSecret(secret -> new SelfBuiltApp(credentials.appId(), secret), super::fetchTenantAccessToken);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        return withSecret(
                secret -> new StoreApp(credentials.appId(), secret), app -> super.fetchAppAccessToken(app, ticket));
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        return withSecret(secret -> new StoreApp(credentials.appId(), secret), super::resendAppTicket);
    }

    private <A, T> Mono<T> withSecret(Function<String, A> app, Function<A, Mono<T>> request) {
        return secrets.map(app)
                .onErrorMap(
                        IllegalArgumentException.class, unusable -> failed(String.valueOf(unusable.getMessage()), null))
                .flatMap(request);
    }
}
