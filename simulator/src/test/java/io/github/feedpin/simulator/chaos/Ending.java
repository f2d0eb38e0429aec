package io.github.feedpin.simulator.chaos;

/** How a run is brought to its end. */
enum Ending {
    BY_ITSELF,
    STOPPED,
    DEADLINE,
    CANCELLED,
    CLOSED
}
