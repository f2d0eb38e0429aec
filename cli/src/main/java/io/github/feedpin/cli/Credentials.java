package io.github.feedpin.cli;

import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.token.AppTicketStore;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the app's credentials from the environment, since command lines are visible to all users of a machine.
 *
 * @param environment the environment variables
 */
record Credentials(Map<String, String> environment) {

    private static final String APP_ID = "FEEDPIN_APP_ID";
    private static final String APP_SECRET = "FEEDPIN_APP_SECRET";
    private static final String APP_TICKET = "FEEDPIN_APP_TICKET";

    /**
     * Returns the id of the app.
     *
     * @throws UsageException if its variable is missing
     */
    String appId() {
        return credential(APP_ID);
    }

    /** @throws UsageException if a variable is missing or invalid */
    ClientFactory clients(RunScope scope) {
        @Nullable TenantKey tenantKey = scope.tenantKey();
        @Nullable String chatId = scope.chatId();
        ClientFactory clients = tenantKey == null ? selfBuiltApp() : storeApp(tenantKey);
        return chatId == null ? clients : builder -> clients.create(builder).chat(chatId);
    }

    /** Returns whether the environment contains an app ticket. */
    boolean hasTicket() {
        return !environment.getOrDefault(APP_TICKET, "").isBlank();
    }

    private ClientFactory selfBuiltApp() {
        SelfBuiltApp app = valid(
                () -> AppCredentials.selfBuilt(credential(APP_ID), credential(APP_SECRET)),
                APP_ID + " and " + APP_SECRET);
        return builder -> builder.credentials(app).build();
    }

    private ClientFactory storeApp(TenantKey tenantKey) {
        StoreApp app = valid(
                () -> AppCredentials.storeApp(credential(APP_ID), credential(APP_SECRET)),
                APP_ID + " and " + APP_SECRET);
        AppTicket ticket = valid(() -> new AppTicket(ticket(), Instant.now()), APP_TICKET);
        return builder ->
                builder.buildTenants(app, AppTicketStore.fixed(ticket)).client(tenantKey);
    }

    private static <T> T valid(Supplier<T> value, String variables) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() + "; see " + variables);
        }
    }

    private String credential(String variable) {
        return required(variable, "the app's credentials are read from " + APP_ID + " and " + APP_SECRET);
    }

    private String ticket() {
        return required(
                APP_TICKET,
                "a tenant key needs the app ticket that the platform pushed last, which is read from there");
    }

    private String required(String variable, String purpose) {
        String value = environment.getOrDefault(variable, "");
        if (value.isBlank()) {
            throw new UsageException("the environment variable " + variable + " is not set; " + purpose);
        }
        return value.strip();
    }
}
