package io.github.feedpin.redis.internal.token;

import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisFailure;
import io.github.feedpin.redis.internal.connection.RedisScript;
import io.github.feedpin.time.TimeSource;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Runs the scripts of this package. Results are emitted on the workers, since they are followed by code of the
 * application. Failures are {@link UnreachableException}s, whose messages say what failed.
 */
record TokenScripts(RedisConnections connections, TimeSource time) {

    static final RedisScript GET = script("token-get");
    static final RedisScript CLAIM = script("token-claim");
    static final RedisScript PUT = script("token-put");
    static final RedisScript RELEASE = script("token-release");
    static final RedisScript REMOVE = script("token-remove");
    static final RedisScript ADD_TICKET = script("ticket-add");
    static final RedisScript LIST_TICKETS = script("ticket-list");
    static final RedisScript CLAIM_RESEND = script("ticket-resend");

    private static RedisScript script(String name) {
        return RedisScript.resource(TokenScripts.class, name + ".lua");
    }

    /** Runs a script, and returns its values. Lazy. */
    Mono<List<String>> run(RedisScript script, List<String> keys, String... arguments) {
        return connections
                .use(keys.get(0), connection -> connection.run(script, keys, List.of(arguments)))
                .map(values -> values.stream().map(String::valueOf).toList())
                .onErrorMap(failure -> new UnreachableException(RedisFailure.describe(failure), failure))
                .publishOn(time.workers());
    }
}
