package io.github.feedpin.reactor;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/** Sets the flag for the users of one request. */
record TimeSensitiveCall(TimeSensitiveRequest request, AccessToken token) implements WireCall<List<FailedUser>> {

    @Override
    public PlatformEndpoint endpoint() {
        return PlatformEndpoint.SET_TIME_SENSITIVE;
    }

    @Override
    public ByteBuf encode(ByteBufAllocator allocator) {
        return RequestEncoder.encode(request, allocator);
    }

    @Override
    public ResponseData<List<FailedUser>> newData() {
        return new FailedUsersData(this::withoutSecret);
    }

    @Override
    public String secret() {
        return token.value();
    }

    /** Without the token, and with the ids shortened. */
    @Override
    public String redact(String message) {
        return beginning(message, text -> UserIds.mask(withoutSecret(text), request.userIds()));
    }

    @Override
    public boolean mayShowBody() {
        return true;
    }
}
