package io.github.feedpin.simulator.chaos;

import java.time.Duration;
import java.util.Random;

/** Draws from a seed. */
final class SeededRandom {

    private final Random random;

    SeededRandom(long seed) {
        this.random = new Random(seed);
    }

    /** SeededRandom of their own, which others that are thrown more or less often do not disturb. */
    SeededRandom split() {
        return new SeededRandom(random.nextLong());
    }

    long seed() {
        return random.nextLong();
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 (included) to 1 (excluded). */
    double share() {
        return random.nextDouble();
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Whole milliseconds from {@code least} to {@code most}, the short ones as likely as the long ones. */
    Duration millis(long least, long most) {
        double factor = Math.pow((double) most / least, random.nextDouble());
        return Duration.ofMillis(Math.round(least * factor));
    }
}
