package io.github.feedpin.token;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.BaseUrl;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Key of an access token in a {@link TokenStore}: tokens of different platforms, apps and tenants are never mixed up.
 *
 * @param platform the platform that issued the token, and the only one that it is sent to
 * @param appId the id of the app
 * @param type the type of the token
 * @param tenant the tenant of a store app; null for an app access token, and for a self-built app
 */
public record TokenKey(
        BaseUrl platform, String appId, Type type, @Nullable TenantKey tenant) {

    /** Types of access tokens. */
    public enum Type {
        /** Token that calls are sent with, in one tenant. */
        TENANT_ACCESS_TOKEN,
        /** Token of a store app that the tokens for its tenants are obtained with. */
        APP_ACCESS_TOKEN
    }

    /**
     * Creates a key.
     *
     * @param platform the platform that issued the token
     * @param appId for instance {@code cli_a1b2c3}
     * @param type the type of the token
     * @param tenant null for an app access token, and for a self-built app
     */
    public TokenKey {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(appId, "appId");
        Objects.requireNonNull(type, "type");
    }
}
