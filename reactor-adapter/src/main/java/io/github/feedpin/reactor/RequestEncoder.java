package io.github.feedpin.reactor;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufOutputStream;
import java.io.OutputStream;
import java.util.SortedMap;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** Writes request bodies, as compact JSON in UTF-8. */
final class RequestEncoder {

    private RequestEncoder() {}

    static ByteBuf encode(TimeSensitiveRequest request, ByteBufAllocator allocator) {
        return write(allocator, json -> {
            json.writeBooleanProperty("time_sensitive", request.action() == PinAction.PIN);
            json.writeArrayPropertyStart("user_ids");
            request.userIds().forEach(json::writeString);
            json.writeEndArray();
        });
    }

    /** @param fields names and values, written in the map's order */
    static ByteBuf encode(SortedMap<String, String> fields, ByteBufAllocator allocator) {
        return write(allocator, json -> fields.forEach(json::writeStringProperty));
    }

    private static ByteBuf write(ByteBufAllocator allocator, Consumer<JsonGenerator> properties) {
        ByteBuf body = allocator.buffer();
        OutputStream target = new ByteBufOutputStream(body);
        try (JsonGenerator json = Json.FACTORY.createGenerator(ObjectWriteContext.empty(), target)) {
            json.writeStartObject();
            properties.accept(json);
            json.writeEndObject();
        } catch (RuntimeException unwritable) {
            body.release();
            throw unwritable;
        }
        return body;
    }
}
