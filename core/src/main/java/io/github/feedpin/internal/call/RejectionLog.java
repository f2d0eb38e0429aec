package io.github.feedpin.internal.call;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.PlatformEndpoint;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a warning that the platform rejects the app, and what to do about it.
 *
 * @param client the name of the client
 * @param appId the app's id; null if only its token is known
 * @param tenantKey the tenant in which a store app is rejected; null for an app as a whole
 */
public record RejectionLog(
        String client, @Nullable String appId, @Nullable TenantKey tenantKey) implements Consumer<PlatformError> {

    private static final Logger log = LoggerFactory.getLogger(RejectionLog.class);

    /** The requests of a store app that are made for all tenants. */
    private static final Set<String> OF_THE_APP =
            Set.of(PlatformEndpoint.STORE_APP_ACCESS_TOKEN.toString(), PlatformEndpoint.RESEND_APP_TICKET.toString());

    /** Creates the log of an app as a whole. */
    public RejectionLog(String client, @Nullable String appId) {
        this(client, appId, null);
    }

    @Override
    public void accept(PlatformError rejection) {
        boolean loggedForAllTenants = tenantKey != null && OF_THE_APP.contains(rejection.call());
        if (loggedForAllTenants) {
            return;
        }
        log.warn(
                "The platform rejects the app of the client '{}'{}{}: {}{}. Until the app is accepted again,"
                        + " requests fail immediately; after a pause, which doubles from 2 seconds up to a minute,"
                        + " one request checks whether it is.",
                client,
                appId == null ? "" : " (app id " + appId + ")",
                tenantKey == null ? "" : " in the tenant " + tenantKey,
                rejection.summary(),
                advice(rejection));
    }

    private static String advice(PlatformError rejection) {
        String hint = rejection.hint();
        return ". " + (hint.isEmpty() ? "Check the app in the platform's developer console" : withoutFullStop(hint));
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
