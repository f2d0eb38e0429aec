package io.github.feedpin.simulator.internal.engine;

/** State of a store app in one tenant, and what the platform rejects in it. */
public enum Installation {
    ACTIVE,
    STOPPED,
    WITHOUT_SCOPE,
    UNINSTALLED
}
