package io.github.feedpin.simulator.chaos;

/** Ways in which a run ends. */
enum RunEnd {
    BY_ITSELF,
    STOPPED,
    DEADLINE,
    CANCELLED,
    CLOSED
}
