package io.github.feedpin.redis.internal.connection;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisURI;
import java.util.Optional;

/**
 * Another node of a cluster that a node has named instead of performing a command.
 *
 * @param address the address of the node
 * @param asking whether the node receives the slot of the key just now, and accepts commands only after ASKING
 */
record Redirection(RedisURI address, boolean asking) {

    private static final String MOVED = "MOVED ";
    private static final String ASK = "ASK ";

    /**
     * Returns the node that a failure names, if it does.
     *
     * @param from the address of the node that has named it, whose settings apply
     */
    static Optional<Redirection> of(Throwable failure, RedisURI from) {
        Throwable cause = RedisFailure.unwrap(failure);
        String message = String.valueOf(cause.getMessage());
        boolean asking = message.startsWith(ASK);
        if (!(cause instanceof RedisCommandExecutionException) || !asking && !message.startsWith(MOVED)) {
            return Optional.empty();
        }
        String named = message.substring(message.lastIndexOf(' ') + 1);
        int colon = named.lastIndexOf(':');
        RedisURI node = RedisURI.builder(from).build();
        // A node that does not know its name has the host of this one.
        if (colon > 0 && !named.startsWith("?")) {
            node.setHost(named.substring(0, colon));
        }
        node.setPort(Integer.parseInt(named.substring(colon + 1)));
        return Optional.of(new Redirection(node, asking));
    }
}
