package io.github.feedpin.benchmarks.parts;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.internal.batch.BatchPlanner;
import io.github.feedpin.time.TimeSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From an id to its batch: check, drop when repeated, gather. An operation is one id. */
@State(Scope.Benchmark)
public class PlannerBenchmark {

    private static final int IDS = 10_000;

    private final List<String> ids = IntStream.range(0, IDS)
            .mapToObj(i -> "ou_" + new UUID(i, i).toString().replace("-", ""))
            .toList();
    private final BatchPlanner planner = new BatchPlanner(BatchingPolicy.defaults(), TimeSource.system());

    /** All at hand. */
    @Benchmark
    @OperationsPerInvocation(IDS)
    public void collection(Blackhole blackhole) {
        planner.batchesOfDistinct(ids).subscribe(blackhole::consume);
    }

    /** One after the other, which linger. */
    @Benchmark
    @OperationsPerInvocation(IDS)
    public void stream(Blackhole blackhole) {
        planner.batches(Flux.fromIterable(ids), Mono.never()).subscribe(blackhole::consume);
    }
}
