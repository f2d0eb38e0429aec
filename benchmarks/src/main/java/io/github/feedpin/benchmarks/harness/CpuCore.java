package io.github.feedpin.benchmarks.harness;

/** CPU core that a process runs on. */
public enum CpuCore {
    /** The core reserved for the server. */
    SERVER,
    /** The core reserved for the measured process. */
    CLIENT,
    /** Any core. */
    ANY
}
