package io.github.feedpin.spring.boot.test;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.spring.boot.EventVerification;
import io.github.feedpin.spring.boot.FeedpinConnectionDetails;
import java.util.List;

/**
 * {@link FeedpinConnectionDetails} for a simulator, which is served from the creation of this bean until it is closed
 * with the context. The events of a store app are encrypted with a key of its own.
 */
final class SimulatedConnection implements FeedpinConnectionDetails, AutoCloseable {

    private static final String ENCRYPT_KEY = "simulated-encrypt-key";

    private final SimulatorServer server;
    private final AppType appType;
    private final String app;

    /** @param app the name of the client; {@code feedpinClient} for the app at the top level */
    SimulatedConnection(PlatformSimulator simulator, AppType appType, String app) {
        this.server = simulator.serve();
        this.appType = appType;
        this.app = app;
        if (appType == AppType.STORE) {
            simulator.storeApp().setEncryptKey(ENCRYPT_KEY);
        }
    }

    String app() {
        return app;
    }

    SimulatedStoreApp storeApp() {
        return server.simulator().storeApp();
    }

    @Override
    public BaseUrl baseUrl() {
        return server.baseUrl();
    }

    @Override
    public AppCredentials credentials() {
        return appType == AppType.STORE ? storeApp().credentials() : server.credentials();
    }

    @Override
    public EventVerification eventVerification() {
        return new EventVerification(List.of(ENCRYPT_KEY), List.of(storeApp().verificationToken()));
    }

    @Override
    public boolean direct() {
        return true;
    }

    void reset() {
        server.simulator().reset();
        if (appType == AppType.STORE) {
            storeApp().setEncryptKey(ENCRYPT_KEY);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
