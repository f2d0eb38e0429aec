package io.github.feedpin.reactor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.json.JsonMapper;

/** The body of a call for 50 users. */
@State(Scope.Benchmark)
public class EncodeBenchmark {

    private final TimeSensitiveRequest request = SampleCall.request();
    private final Body body = new Body(request.action() == PinAction.PIN, request.userIds());
    private final JsonMapper mapper = new JsonMapper();

    /** The body as databind writes it. */
    record Body(
            @JsonProperty("time_sensitive") boolean timeSensitive,
            @JsonProperty("user_ids") List<String> userIds) {}

    @Benchmark
    public int feedpin() {
        ByteBuf buffer = RequestEncoder.encode(request, PooledByteBufAllocator.DEFAULT);
        int size = buffer.readableBytes();
        buffer.release();
        return size;
    }

    @Benchmark
    public byte[] jackson() {
        return mapper.writeValueAsBytes(body);
    }
}
