package io.github.feedpin.reactor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.PlatformResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/**
 * The response to a call for 50 users, from the bytes that have arrived. Feedpin's also looks at the headers, and takes
 * the token out of messages.
 */
@State(Scope.Benchmark)
public class DecodeBenchmark {

    private static final int CAP = 1024 * 1024;

    /** How many of the users have failed. */
    @Param({"0", "50"})
    public int failed;

    private final TimeSensitiveCall call = SampleCall.call();
    private final HttpHeaders headers = new DefaultHttpHeaders()
            .set("Content-Type", "application/json; charset=utf-8")
            .set("X-Tt-Logid", "202611250102030405060708090A0B0C0D");
    private final JsonMapper mapper = new JsonMapper();
    private ByteBuf arrived = Unpooled.EMPTY_BUFFER;

    /** The body as databind reads it. */
    record Body(int code, @Nullable String msg, @Nullable Data data) {}

    record Data(
            @JsonProperty("failed_user_reasons") @Nullable List<Reason> failedUsers) {}

    record Reason(
            @JsonProperty("user_id") @Nullable String userId,
            @JsonProperty("error_code") int errorCode,
            @JsonProperty("error_message") @Nullable String errorMessage) {}

    @Setup
    public void response() {
        arrived = Unpooled.directBuffer().writeBytes(SampleCall.response(failed));
    }

    @Benchmark
    public PlatformResponse<List<FailedUser>> feedpin() {
        ResponseBody body = new ResponseBody(CAP);
        body.add(arrived.duplicate());
        return ResponseReader.read(call, 200, headers, body);
    }

    @Benchmark
    public Body jackson() {
        return mapper.readValue(ByteBufUtil.getBytes(arrived), Body.class);
    }
}
