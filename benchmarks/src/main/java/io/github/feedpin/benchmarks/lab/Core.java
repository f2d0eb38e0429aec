package io.github.feedpin.benchmarks.lab;

/** Where a process runs. */
public enum Core {
    /** On the core that servers have for themselves. */
    SERVER,
    /** On the core that clients have for themselves. */
    CLIENT,
    /** Wherever the system puts it. */
    ANY
}
