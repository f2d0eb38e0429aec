package io.github.feedpin.simulator.chaos;

import java.time.Duration;
import java.util.Random;

/** Random values from a seed. */
final class SeededRandom {

    private final Random random;

    SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    /** Returns an independent sequence, which draws from this one do not affect. */
    SeededRandom split() {
        return new SeededRandom(random.nextLong());
    }

    long seed() {
        return random.nextLong();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns a value from 0 (included) to 1 (excluded). */
    double share() {
        return random.nextDouble();
    }

    /** Returns a value from {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Returns whole milliseconds from {@code least} to {@code most}, uniform on a logarithmic scale. */
    Duration millis(long least, long most) {
        double factor = Math.pow((double) most / least, random.nextDouble());
        return Duration.ofMillis(Math.round(least * factor));
    }
}
