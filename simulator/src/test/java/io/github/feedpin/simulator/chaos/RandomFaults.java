package io.github.feedpin.simulator.chaos;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultScript;
import io.github.feedpin.simulator.FaultTrigger;
import java.time.Duration;
import java.util.Map;

/**
 * Draws what goes wrong at the platform. Nothing that it draws is a lie about what the platform has done: only faults
 * whose responses leave that open come after acting.
 */
final class RandomFaults {

    private static final int MIB = 1024 * 1024;

    private final SeededRandom dice;

    RandomFaults(SeededRandom dice) {
        this.dice = dice;
    }

    void write(FaultScript script) {
        if (dice.chance(0.12)) {
            script.on(
                    FaultTrigger.calls(1, Long.MAX_VALUE)
                            .withProbability(0.05, dice.seed())
                            .atMost(3),
                    fatal());
        }
        if (dice.chance(0.03)) {
            int number = dice.between(1, 2);
            script.on(FaultTrigger.tokenRequests(number, number), Fault.error(200, 10014, "app secret invalid"));
        }
        if (dice.chance(0.05)) {
            int number = dice.between(1, 30);
            script.on(FaultTrigger.calls(number, Long.MAX_VALUE), longWait());
        }
        if (dice.chance(0.2)) {
            String spoiler = "ou_000%d".formatted(dice.between(100, 999));
            script.on(FaultTrigger.everyCall().forUsers(spoiler::equals), dice.oneOf(rejection(), inDoubt()));
        }
        if (dice.chance(0.1)) {
            int first = dice.between(3, 30);
            script.on(FaultTrigger.calls(first, first + dice.between(5, 60)), inDoubt());
        }
        if (dice.chance(0.1)) {
            script.on(FaultTrigger.calls(1, dice.between(2, 200)).withProbability(0.9, dice.seed()), rejection());
        }
        double heat = dice.oneOf(0.02, 0.05, 0.1, 0.2);
        int faults = dice.between(1, 8);
        for (int i = 0; i < faults; i++) {
            script.on(FaultTrigger.everyCall().withProbability(heat * dice.share(), dice.seed()), ofACall());
        }
        for (int i = dice.between(-3, 2); i > 0; i--) {
            script.on(FaultTrigger.everyTokenRequest().withProbability(0.5 * dice.share(), dice.seed()), ofAToken());
        }
    }

    private Fault ofACall() {
        return switch (dice.between(0, 9)) {
            case 0, 1, 2 -> inDoubt();
            case 3, 4, 5 -> garbled();
            case 6 -> rateLimit();
            case 7 -> ofTheToken();
            case 8 -> rejection();
            default -> failing();
        };
    }

    private Fault ofAToken() {
        return dice.oneOf(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.stall(),
                Fault.html(502),
                Fault.emptyObject(500),
                Fault.error(200, 10012, "get tenant access token failed"),
                Fault.rateLimit(Duration.ofSeconds(dice.between(1, 5))),
                Fault.cutResponse(),
                Fault.drip(dice.millis(1, 100)),
                Fault.interim(103, 1, dice.millis(0, 100)),
                Fault.interimForever(102, dice.millis(1, 100)),
                Fault.switchingProtocols(),
                Fault.truncatedJson(),
                Fault.codeAsText(),
                Fault.giantBody(2 * MIB),
                Fault.grantWithoutToken(),
                Fault.grantExpired(),
                Fault.revokeTokens(),
                Fault.sameToken());
    }

    /** After which nobody can tell what the platform has done; and it may have done it. */
    private Fault inDoubt() {
        Fault fault = dice.oneOf(
                Fault.resetAfterReading(),
                Fault.stall(),
                Fault.html(502),
                Fault.html(200),
                Fault.html(403),
                Fault.emptyObject(dice.oneOf(200, 401, 500)),
                Fault.emptyBody(dice.oneOf(200, 204, 503)),
                Fault.redirect(302, "https://login.invalid/"),
                Fault.interimForever(dice.oneOf(100, 102), dice.millis(1, 1_000)),
                Fault.switchingProtocols(),
                Fault.error(500, 2200, "internal error"),
                Fault.error(200, 1668, "internal error"),
                Fault.error(503, 424242, "unavailable"),
                Fault.response(503, Map.of("Retry-After", "3"), ""),
                Fault.response(200, Map.of(), "[0]"),
                Fault.response(200, Map.of(), "{\"code\":null}"));
        return dice.chance(0.1) ? Fault.resetBeforeReading() : dice.chance(0.5) ? fault.afterActing() : fault;
    }

    private Fault garbled() {
        return dice.oneOf(
                Fault.cutResponse(),
                Fault.drip(dice.millis(1, 1_000)),
                Fault.interim(dice.oneOf(100, 102, 103, 104), dice.between(1, 5), dice.millis(0, 500)),
                Fault.truncatedJson(),
                Fault.malformedJson(),
                Fault.codeAsText(),
                Fault.dataAsArray(),
                Fault.entriesAsText(),
                Fault.failuresTwice(),
                Fault.failuresWithoutUserId(),
                Fault.failureOf("ou_stranger"),
                Fault.giantBody(dice.oneOf(1_000, 2 * MIB)),
                Fault.gzipBomb(dice.oneOf(1_000, 3 * MIB)));
    }

    private Fault rateLimit() {
        return dice.oneOf(
                Fault.rateLimit(Duration.ofSeconds(dice.between(1, 20))),
                Fault.rateLimit(400, Map.of()),
                Fault.rateLimit(429, Map.of("Retry-After", "2")),
                Fault.html(429),
                Fault.error(400, 230020, "too many messages in this chat"));
    }

    /** Longer than anybody is kept waiting. */
    private Fault longWait() {
        int seconds = dice.oneOf(121, 3_600, 100_000);
        return dice.oneOf(
                Fault.rateLimit(Duration.ofSeconds(seconds)),
                Fault.response(503, Map.of("Retry-After", String.valueOf(seconds)), ""));
    }

    private Fault ofTheToken() {
        return dice.oneOf(Fault.tokenInvalid(400), Fault.tokenInvalid(200), Fault.revokeTokens());
    }

    private Fault rejection() {
        return dice.oneOf(
                Fault.error(400, 230001, "param is invalid"),
                Fault.error(400, 230053, "the user has blocked the bot"),
                Fault.error(404, 987654, "never heard of"));
    }

    private Fault failing() {
        int every = dice.between(2, 60);
        return Fault.failing(id -> id.hashCode() % every == 0, dice.oneOf(0, 230002), "The user is not in the chat");
    }

    private Fault fatal() {
        return dice.oneOf(
                Fault.scopeMissing("im:datasync.feed_card.time_sensitive:write"),
                Fault.error(400, 99991403, "monthly allowance used up"),
                Fault.error(400, 99991662, "app disabled"),
                Fault.error(403, 31415, "forbidden"));
    }
}
