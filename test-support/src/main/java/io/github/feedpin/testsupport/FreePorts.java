package io.github.feedpin.testsupport;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Ports for Redis servers. */
final class FreePorts {

    private static final int FROM = 20_000;
    private static final int TO = 30_000;
    /** The distance of the port over which the nodes of a cluster talk to each other. */
    private static final int BUS = 10_000;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(TO - FROM));

    private FreePorts() {}

    /**
     * Returns a port which connections do not use by chance, which leaves room for the port of a cluster, and which is
     * not returned again soon: a server that is being started does not use its port yet.
     */
    static int next() {
        return IntStream.generate(NEXT::getAndIncrement)
                .map(number -> FROM + number % (TO - FROM))
                .filter(port -> isFree(port) && isFree(port + BUS))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
