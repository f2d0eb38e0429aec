package io.github.feedpin.reactor;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.StoreApp;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Call that asks the platform to push an app ticket; its response has no data. */
record ResendTicketCall(StoreApp credentials) implements WireCall<Void> {

    @Override
    public PlatformEndpoint endpoint() {
        return PlatformEndpoint.RESEND_APP_TICKET;
    }

    @Override
    public @Nullable AccessToken token() {
        return null;
    }

    @Override
    public ByteBuf encode(ByteBufAllocator allocator) {
        return RequestEncoder.encode(
                new TreeMap<>(Map.of("app_id", credentials.appId(), "app_secret", credentials.appSecret())), allocator);
    }

    @Override
    public ResponseDataReader<Void> newDataReader() {
        return new NoDataReader();
    }

    @Override
    public List<String> secrets() {
        return List.of(credentials.appSecret());
    }

    /** Returns nothing, since a part or another form of the secret would not be recognized. */
    @Override
    public String redactFieldValue(String value) {
        return "";
    }

    @Override
    public boolean mayShowBody() {
        return true;
    }
}
