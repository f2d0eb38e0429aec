package io.github.feedpin.reactor;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.SelfBuiltApp;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes the bodies of requests, as compact JSON in UTF-8, straight into a buffer. */
final class RequestEncoder {

    /** Room for the braces, the names and the flag. */
    private static final int FRAME = 64;

    /** Two quotes and a comma. */
    private static final int AROUND_ID = 3;

    private RequestEncoder() {}

    static ByteBuf encode(TimeSensitiveRequest request, ByteBufAllocator allocator) {
        int size = FRAME;
        for (String userId : request.userIds()) {
            size += userId.length() + AROUND_ID;
        }
        return write(allocator.buffer(size), json -> {
            json.writeBooleanProperty("time_sensitive", request.action() == PinAction.PIN);
            json.writeArrayPropertyStart("user_ids");
            writeEach(request.userIds(), json);
            json.writeEndArray();
        });
    }

    private static void writeEach(List<String> userIds, JsonGenerator json) {
        if (UserIds.arePlain(userIds)) {
            writePlain(userIds, json);
            return;
        }
        for (String userId : userIds) {
            json.writeString(userId);
        }
    }

    /**
     * As they are: to look at each character again, for whether JSON would escape it, takes more than half the time of
     * all.
     */
    @SuppressWarnings("deprecation") // What is wrong with getBytes concerns characters that are not ASCII.
    private static void writePlain(List<String> userIds, JsonGenerator json) {
        byte[] bytes = new byte[UserIds.MAX_LENGTH];
        for (String userId : userIds) {
            userId.getBytes(0, userId.length(), bytes, 0);
            json.writeRawUTF8String(bytes, 0, userId.length());
        }
    }

    static ByteBuf encode(SelfBuiltApp credentials, ByteBufAllocator allocator) {
        return write(allocator.buffer(), json -> {
            json.writeStringProperty("app_id", credentials.appId());
            json.writeStringProperty("app_secret", credentials.appSecret());
        });
    }

    private static ByteBuf write(ByteBuf buffer, Consumer<JsonGenerator> properties) {
        OutputStream target = new ByteBufOutputStream(buffer);
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), target)) {
            json.writeStartObject();
            properties.accept(json);
            json.writeEndObject();
        } catch (RuntimeException unwritable) {
            buffer.release();
            throw unwritable;
        }
        return buffer;
    }
}
