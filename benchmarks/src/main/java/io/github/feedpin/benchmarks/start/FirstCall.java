package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.clients.CallRecorder;
import io.github.feedpin.benchmarks.clients.Client;
import io.github.feedpin.benchmarks.clients.ClientConfig;
import io.github.feedpin.benchmarks.clients.ClientName;
import io.github.feedpin.benchmarks.clients.SampleUserIds;
import java.net.URI;

/** Main class that makes one call. */
public final class FirstCall {

    private static final int USERS = 50;

    private FirstCall() {}

    /**
     * Prints the {@link StartResult} up to the end of the call.
     *
     * @param args the {@link ClientName}, the URL of the server, {@link System#currentTimeMillis()} at the start
     */
    public static void main(String[] args) throws Exception {
        ClientConfig config = new ClientConfig(URI.create(args[1]), 1, SampleUserIds.list(USERS));
        Client client = ClientName.valueOf(args[0]).create(config);
        client.makeCalls(1, new CallRecorder(1));
        StartResult.printAndExit(System.currentTimeMillis() - Long.parseLong(args[2]));
    }
}
