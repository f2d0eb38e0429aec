package io.github.feedpin.testsupport;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Resources that are closed when the JVM exits, the last one first, unless they were closed before. */
final class ClosedAtExit {

    private static final Deque<Runnable> OPEN = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Runnable::run)));
    }

    private ClosedAtExit() {}

    static void add(Runnable close) {
        OPEN.addFirst(close);
    }

    /** Returns whether it was open. */
    static boolean remove(Runnable close) {
        return OPEN.remove(close);
    }
}
