package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.clients.Client;
import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.clients.People;
import io.github.feedpin.benchmarks.clients.Setup;
import io.github.feedpin.benchmarks.clients.Shift;
import io.github.feedpin.benchmarks.lab.OwnProcess;
import java.lang.management.ManagementFactory;
import java.net.URI;

/** Makes one call, says when it had succeeded, and ends. Does nothing else before, for all of it counts. */
public final class FirstCall {

    private static final int USERS = 50;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private FirstCall() {}

    /**
     * Prints when the call had succeeded, in milliseconds of the system's clock, how many milliseconds of a core that took, and how many
     * classes.
     *
     * @param args the client's name; the server
     */
    public static void main(String[] args) throws InterruptedException {
        Setup setup = new Setup(URI.create(args[1]), 1, People.list(USERS));
        Client client = ClientName.of(args[0]).create(setup);
        client.work(1, new OneCall());
        long done = System.currentTimeMillis();
        int classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        System.out.println(done + " " + OwnProcess.cpuNanos() / NANOS_PER_MILLI + " " + classes);
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
