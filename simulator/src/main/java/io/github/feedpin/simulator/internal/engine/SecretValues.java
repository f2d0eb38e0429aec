package io.github.feedpin.simulator.internal.engine;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Random values of tokens and tickets. Not thread-safe; guarded by the engine. */
public record SecretValues(RandomGenerator random) {

    private static final int BYTES = 20;

    public String next(String prefix) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
