package io.github.feedpin.reactor;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Call that requests an access token.
 *
 * @param fields the fields of its body
 * @param secrets the values among them that no message may contain
 */
record TokenCall(PlatformEndpoint endpoint, Map<String, String> fields, List<String> secrets)
        implements WireCall<GrantedToken> {

    static TokenCall of(SelfBuiltApp credentials) {
        return new TokenCall(
                PlatformEndpoint.TENANT_ACCESS_TOKEN,
                Map.of("app_id", credentials.appId(), "app_secret", credentials.appSecret()),
                List.of(credentials.appSecret()));
    }

    static TokenCall of(StoreApp credentials, AppTicket ticket) {
        return new TokenCall(
                PlatformEndpoint.STORE_APP_ACCESS_TOKEN,
                Map.of(
                        "app_id", credentials.appId(),
                        "app_secret", credentials.appSecret(),
                        "app_ticket", ticket.value()),
                List.of(credentials.appSecret(), ticket.value()));
    }

    static TokenCall of(AccessToken appAccessToken, TenantKey tenantKey) {
        return new TokenCall(
                PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN,
                Map.of("app_access_token", appAccessToken.value(), "tenant_key", tenantKey.value()),
                List.of(appAccessToken.value()));
    }

    @Override
    public @Nullable AccessToken token() {
        return null;
    }

    @Override
    public ByteBuf encode(ByteBufAllocator allocator) {
        return RequestEncoder.encode(new TreeMap<>(fields), allocator);
    }

    @Override
    public ResponseDataReader<GrantedToken> newDataReader() {
        return new GrantedTokenReader(
                endpoint == PlatformEndpoint.STORE_APP_ACCESS_TOKEN ? "app_access_token" : "tenant_access_token");
    }

    /** Returns nothing, since a part or another form of a secret would not be recognized. */
    @Override
    public String redactFieldValue(String value) {
        return "";
    }

    /** The body may contain a token that is not known yet, malformed or encoded. */
    @Override
    public boolean mayShowBody() {
        return false;
    }

    /** Never shows the fields. */
    @Override
    public String toString() {
        return "TokenCall[" + endpoint + "]";
    }
}
