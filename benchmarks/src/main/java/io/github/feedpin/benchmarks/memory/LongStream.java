package io.github.feedpin.benchmarks.memory;

import io.github.feedpin.benchmarks.clients.Feedpin;
import io.github.feedpin.platform.FeedpinPlatform;
import java.net.URI;

/** Pins a stream of users once. */
public final class LongStream {

    /** Stands for a platform in memory, where otherwise the server stands. */
    static final String IN_MEMORY = "memory";

    private static final int IN_FLIGHT = 64;

    private LongStream() {}

    /**
     * Ends with 0 when all of them were pinned.
     *
     * @param args how many users; the server, or {@value #IN_MEMORY}
     */
    public static void main(String[] args) {
        FeedpinPlatform platform =
                args[1].equals(IN_MEMORY) ? new InMemoryPlatform() : Feedpin.platform(URI.create(args[1]), IN_FLIGHT);
        Way.STREAM.run(Feedpin.client(platform).build(), Integer.parseInt(args[0]));
        System.exit(0);
    }
}
