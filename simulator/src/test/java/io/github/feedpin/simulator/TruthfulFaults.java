package io.github.feedpin.simulator;

import java.time.Duration;
import java.util.List;

/** Faults that a client can report correctly: none acts and then denies it. */
public final class TruthfulFaults {

    private TruthfulFaults() {}

    public static List<Fault> all() {
        return List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.stall(),
                Fault.stall().afterActing(),
                Fault.html(502),
                Fault.emptyObject(500).afterActing(),
                Fault.rateLimit(Duration.ofSeconds(1)),
                Fault.tokenInvalid(400),
                Fault.revokeTokens(),
                Fault.cutResponse(),
                Fault.truncatedJson(),
                Fault.failing("ou_1"::equals, 7, "no"),
                Fault.failuresWithoutUserId());
    }
}
