package io.github.feedpin.testsupport;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Resources that are closed when the JVM exits, the last one first, unless they were closed before. */
final class ClosedAtExit {

    private static final Deque<Runnable> OPEN = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(ClosedAtExit::close)));
    }

    private ClosedAtExit() {}

    static void add(Runnable close) {
        OPEN.addFirst(close);
    }

    /** Closes one resource; if that fails, the others are closed nevertheless. */
    private static void close(Runnable resource) {
        try {
            resource.run();
        } catch (RuntimeException e) {
            System.err.println("A resource of the tests was not closed: " + e);
        }
    }

    /** Returns whether it was open. */
    static boolean remove(Runnable close) {
        return OPEN.remove(close);
    }
}
