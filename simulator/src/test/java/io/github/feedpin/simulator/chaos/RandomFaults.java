package io.github.feedpin.simulator.chaos;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.FaultTrigger;
import java.time.Duration;
import java.util.Map;

/**
 * Draws the faults of the platform. No fault misreports what the platform has done: only faults whose responses leave
 * that open happen after acting.
 */
final class RandomFaults {

    private static final int MIB = 1024 * 1024;

    private final SeededRandom random;

    RandomFaults(SeededRandom random) {
        this.random = random;
    }

    void write(FaultScript script) {
        if (random.chance(0.12)) {
            script.on(
                    FaultTrigger.calls(1, Long.MAX_VALUE)
                            .withProbability(0.05, random.seed())
                            .atMost(3),
                    fatal());
        }
        if (random.chance(0.03)) {
            int number = random.between(1, 2);
            script.on(FaultTrigger.tokenRequests(number, number), Fault.error(200, 10014, "app secret invalid"));
        }
        if (random.chance(0.05)) {
            int number = random.between(1, 30);
            script.on(FaultTrigger.calls(number, Long.MAX_VALUE), longWait());
        }
        if (random.chance(0.2)) {
            String failingUser = "ou_000%d".formatted(random.between(100, 999));
            script.on(FaultTrigger.everyCall().forUsers(failingUser::equals), random.oneOf(rejection(), uncertain()));
        }
        if (random.chance(0.1)) {
            int first = random.between(3, 30);
            script.on(FaultTrigger.calls(first, first + random.between(5, 60)), uncertain());
        }
        if (random.chance(0.1)) {
            script.on(FaultTrigger.calls(1, random.between(2, 200)).withProbability(0.9, random.seed()), rejection());
        }
        double probability = random.oneOf(0.02, 0.05, 0.1, 0.2);
        int faults = random.between(1, 8);
        for (int i = 0; i < faults; i++) {
            script.on(
                    FaultTrigger.everyCall().withProbability(probability * random.share(), random.seed()), callFault());
        }
        for (int i = random.between(-3, 2); i > 0; i--) {
            script.on(
                    FaultTrigger.everyTokenRequest().withProbability(0.5 * random.share(), random.seed()),
                    tokenRequestFault());
        }
    }

    private Fault callFault() {
        return switch (random.between(0, 9)) {
            case 0, 1, 2 -> uncertain();
            case 3, 4, 5 -> changedResponse();
            case 6 -> rateLimit();
            case 7 -> tokenFault();
            case 8 -> rejection();
            default -> failing();
        };
    }

    private Fault tokenRequestFault() {
        return random.oneOf(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.stall(),
                Fault.html(502),
                Fault.emptyObject(500),
                Fault.error(200, 10012, "get tenant access token failed"),
                Fault.rateLimit(Duration.ofSeconds(random.between(1, 5))),
                Fault.cutResponse(),
                Fault.drip(random.millis(1, 100)),
                Fault.interim(103, 1, random.millis(0, 100)),
                Fault.interimForever(102, random.millis(1, 100)),
                Fault.switchingProtocols(),
                Fault.truncatedJson(),
                Fault.codeAsText(),
                Fault.giantBody(2 * MIB),
                Fault.grantWithoutToken(),
                Fault.grantExpired(),
                Fault.revokeTokens(),
                Fault.sameToken());
    }

    /** Returns a fault that leaves open whether the platform has acted; it may have. */
    private Fault uncertain() {
        Fault fault = random.oneOf(
                Fault.resetAfterReading(),
                Fault.stall(),
                Fault.html(502),
                Fault.html(200),
                Fault.html(403),
                Fault.emptyObject(random.oneOf(200, 401, 500)),
                Fault.emptyBody(random.oneOf(200, 204, 503)),
                Fault.redirect(302, "https://login.invalid/"),
                Fault.interimForever(random.oneOf(100, 102), random.millis(1, 1_000)),
                Fault.switchingProtocols(),
                Fault.error(500, 2200, "internal error"),
                Fault.error(200, 1668, "internal error"),
                Fault.error(503, 424242, "unavailable"),
                Fault.response(503, Map.of("Retry-After", "3"), ""),
                Fault.response(200, Map.of(), "[0]"),
                Fault.response(200, Map.of(), "{\"code\":null}"));
        return random.chance(0.1) ? Fault.resetBeforeReading() : random.chance(0.5) ? fault.afterActing() : fault;
    }

    private Fault changedResponse() {
        return random.oneOf(
                Fault.cutResponse(),
                Fault.drip(random.millis(1, 1_000)),
                Fault.interim(random.oneOf(100, 102, 103, 104), random.between(1, 5), random.millis(0, 500)),
                Fault.truncatedJson(),
                Fault.malformedJson(),
                Fault.codeAsText(),
                Fault.dataAsArray(),
                Fault.entriesAsText(),
                Fault.failuresTwice(),
                Fault.failuresWithoutUserId(),
                Fault.failureOf("ou_stranger"),
                Fault.giantBody(random.oneOf(1_000, 2 * MIB)),
                Fault.gzipBomb(random.oneOf(1_000, 3 * MIB)));
    }

    private Fault rateLimit() {
        return random.oneOf(
                Fault.rateLimit(Duration.ofSeconds(random.between(1, 20))),
                Fault.rateLimit(400, Map.of()),
                Fault.rateLimit(429, Map.of("Retry-After", "2")),
                Fault.html(429),
                Fault.error(400, 230020, "too many messages in this chat"));
    }

    /** Returns a fault with a wait longer than the longest that is respected. */
    private Fault longWait() {
        int seconds = random.oneOf(121, 3_600, 100_000);
        return random.oneOf(
                Fault.rateLimit(Duration.ofSeconds(seconds)),
                Fault.response(503, Map.of("Retry-After", String.valueOf(seconds)), ""));
    }

    private Fault tokenFault() {
        return random.oneOf(Fault.tokenInvalid(400), Fault.tokenInvalid(200), Fault.revokeTokens());
    }

    private Fault rejection() {
        return random.oneOf(
                Fault.error(400, 230001, "param is invalid"),
                Fault.error(400, 230053, "the user has blocked the bot"),
                Fault.error(404, 987654, "never heard of"));
    }

    private Fault failing() {
        int every = random.between(2, 60);
        return Fault.failing(id -> id.hashCode() % every == 0, random.oneOf(0, 230002), "The user is not in the chat");
    }

    private Fault fatal() {
        return random.oneOf(
                Fault.scopeMissing("im:datasync.feed_card.time_sensitive:write"),
                Fault.error(400, 99991403, "monthly allowance used up"),
                Fault.error(400, 99991662, "app disabled"),
                Fault.error(403, 31415, "forbidden"));
    }
}
