package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.clients.Client;
import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.clients.People;
import io.github.feedpin.benchmarks.clients.Setup;
import io.github.feedpin.benchmarks.clients.Shift;
import io.github.feedpin.benchmarks.lab.OwnProcess;
import java.net.URI;

/** Makes one call, says when it had succeeded, and ends. Does nothing else before, for all of it counts. */
public final class FirstCall {

    private static final int USERS = 50;
    private static final double NANOS_PER_MILLI = 1e6;

    private FirstCall() {}

    /**
     * Prints how long it took until the call had succeeded.
     *
     * @param args the client's name; the server; when this JVM was started, in milliseconds of the system's clock
     */
    public static void main(String[] args) throws InterruptedException {
        Setup setup = new Setup(URI.create(args[1]), 1, People.list(USERS));
        Client client = ClientName.of(args[0]).create(setup);
        client.work(1, new OneCall());
        double millis = System.currentTimeMillis() - Long.parseLong(args[2]);
        System.out.println(
                new Start(millis, OwnProcess.cpuNanos() / NANOS_PER_MILLI, OwnProcess.loadedClasses()).line());
        System.exit(0);
    }

    private static final class OneCall implements Shift {

        private volatile boolean made;

        @Override
        public boolean wantsMore() {
            return !made;
        }

        @Override
        public void succeeded(long startedNanos) {
            made = true;
        }

        @Override
        public void succeeded() {
            made = true;
        }

        @Override
        public void failed(Throwable failure) {
            failure.printStackTrace();
            System.exit(1);
        }
    }
}
