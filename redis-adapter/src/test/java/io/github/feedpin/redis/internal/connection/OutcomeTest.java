package io.github.feedpin.redis.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class OutcomeTest {

    private static final Exception UNKNOWN_COMMAND =
            new RedisCommandExecutionException("ERR unknown command `AUTH`, with args beginning with: `pa55word`, ");

    private static void verifyFailure(Exception failure, String description) {
        StepVerifier.create(Outcome.of(CompletableFuture.failedStage(failure))).verifyErrorSatisfies(error -> {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).contains("`AUTH`").doesNotContain("pa55word");
            assertThat(RedisFailure.describe(error)).isEqualTo(description);
        });
    }

    @Test
    void argumentsOfACommandThatRedisQuotesAreRemoved() {
        verifyFailure(UNKNOWN_COMMAND, "Redis rejected the command: ERR unknown command `AUTH`");
    }

    @Test
    void passwordThatRedisQuotesWhenConnectingIsRemoved() {
        verifyFailure(
                new CompletionException(new RedisConnectionException(
                        "Unable to connect to 127.0.0.1:6379", new CompletionException(UNKNOWN_COMMAND))),
                "Redis rejected the connection: ERR unknown command `AUTH`");
    }

    @Test
    void otherFailuresAreKept() {
        Exception failure = new RedisCommandExecutionException("MOVED 1 127.0.0.1:7000");

        StepVerifier.create(Outcome.of(CompletableFuture.failedStage(failure)))
                .verifyErrorSatisfies(error -> assertThat(error).isSameAs(failure));
    }
}
