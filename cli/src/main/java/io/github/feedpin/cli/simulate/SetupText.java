package io.github.feedpin.cli.simulate;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what to set to use the simulator, as lines to copy into a shell. */
public final class SetupText {

    private static final TenantKey ANY_TENANT = new TenantKey("tenant_a");

    private final PrintStream out;
    private final BaseUrl baseUrl;
    private final Messages messages;

    private SetupText(PrintStream out, BaseUrl baseUrl, Messages messages) {
        this.out = out;
        this.baseUrl = baseUrl;
        this.messages = messages;
    }

    /**
     * Prints the settings, with a new ticket for the store app.
     *
     * @param tenants the tenants of the store app; empty if every tenant has installed it
     * @param events how events are pushed; null if they are not
     */
    public static void print(
            SimulatorServer server,
            List<TenantKey> tenants,
            @Nullable EventSettings events,
            Messages messages,
            PrintStream out) {
        SetupText text = new SetupText(out, server.baseUrl(), messages);
        out.println(messages.text("simulate.platform", server.baseUrl()));
        text.selfBuiltApp(server.credentials());
        text.storeApp(server.simulator().storeApp(), tenants);
        if (events != null) {
            text.receiver(server.simulator().storeApp(), events);
        }
        out.println();
        out.flush();
    }

    private void selfBuiltApp(AppCredentials app) {
        heading("simulate.selfBuilt");
        credentials(app);
        command("");
    }

    private void storeApp(SimulatedStoreApp app, List<TenantKey> tenants) {
        heading(tenants.isEmpty() ? "simulate.storeApp" : "simulate.storeAppOfTenants");
        credentials(app.credentials());
        export("FEEDPIN_APP_TICKET", app.issueTicket().value());
        for (TenantKey tenant : tenants.isEmpty() ? List.of(ANY_TENANT) : tenants) {
            command(" --tenant-key " + quoted(tenant.value()));
        }
    }

    private void receiver(SimulatedStoreApp app, EventSettings events) {
        heading(events.encryptKey() == null ? "simulate.receiver" : "simulate.receiverEncrypted");
        if (events.encryptKey() != null) {
            export(EventSettings.ENCRYPT_KEY, events.keyGenerated() ? events.encryptKey() : null);
        }
        export(EventSettings.VERIFICATION_TOKEN, events.verificationToken() == null ? app.verificationToken() : null);
    }

    private void heading(String key) {
        out.println();
        out.println(messages.text(key));
        out.println();
    }

    private void credentials(AppCredentials app) {
        export("FEEDPIN_BASE_URL", baseUrl.toString());
        export("FEEDPIN_APP_ID", app.appId());
        export("FEEDPIN_APP_SECRET", app.appSecret());
    }

    /** @param value null if it is the one of this command's environment */
    private void export(String variable, @Nullable String value) {
        out.println(
                value == null
                        ? "  # " + messages.text("simulate.asHere", variable)
                        : "  export " + variable + "=" + quoted(value));
    }

    private void command(String options) {
        out.println("  ./feedpin pin ou_a --base-url \"$FEEDPIN_BASE_URL\"" + options);
    }

    private static String quoted(String word) {
        return word.matches("[\\w.:/-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
