package io.github.feedpin.reactor;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.SelfBuiltApp;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/** Call that requests a tenant access token. */
record TokenCall(SelfBuiltApp credentials) implements WireCall<GrantedToken> {

    @Override
    public PlatformEndpoint endpoint() {
        return PlatformEndpoint.TENANT_ACCESS_TOKEN;
    }

    @Override
    public @Nullable AccessToken token() {
        return null;
    }

    @Override
    public ByteBuf encode(ByteBufAllocator allocator) {
        return RequestEncoder.encode(credentials, allocator);
    }

    @Override
    public ResponseDataReader<GrantedToken> newDataReader() {
        return new GrantedTokenReader();
    }

    @Override
    public String secret() {
        return credentials.appSecret();
    }

    /** Returns nothing, since a part or another form of the secret would not be recognized. */
    @Override
    public String redactFieldValue(String value) {
        return "";
    }

    /** The body may contain a token that is not known yet, malformed or encoded. */
    @Override
    public boolean mayShowBody() {
        return false;
    }
}
