package io.github.feedpin.reactor;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;

/** Call that sets the flag for the users of one request. */
record TimeSensitiveCall(FeedCard card, TimeSensitiveRequest request, AccessToken token)
        implements WireCall<List<FailedUser>> {

    @Override
    public PlatformEndpoint endpoint() {
        return PlatformEndpoint.of(card);
    }

    @Override
    public ByteBuf encode(ByteBufAllocator allocator) {
        return RequestEncoder.encode(request, allocator);
    }

    @Override
    public ResponseDataReader<List<FailedUser>> newDataReader() {
        return new FailedUsersReader(this::withoutSecrets);
    }

    @Override
    public List<String> secrets() {
        return List.of(token.value());
    }

    /** Removes the token, and shortens user ids. */
    @Override
    public String redact(String message) {
        return redactBeginning(message, text -> UserIds.mask(withoutSecrets(text), request.userIds()));
    }

    @Override
    public boolean mayShowBody() {
        return true;
    }
}
