package io.github.feedpin.cli.demo;

import java.io.IOException;
import java.io.Serial;

/** Thrown when the Redis server of a demonstration ends early, for instance because another program stops it. */
public final class RedisEndedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    RedisEndedException(int exitCode) {
        super("the Redis server ended during the demonstration, with exit code " + exitCode);
    }
}
