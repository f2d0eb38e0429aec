package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.internal.response.WireResponse;
import org.jspecify.annotations.Nullable;

/**
 * A request to push a ticket.
 *
 * @param credentials null if they could not be read
 */
public record ResendTicketRequest(@Nullable StoreApp credentials) implements Request {

    @Override
    public Endpoint endpoint() {
        return Endpoint.RESEND_APP_TICKET;
    }

    @Override
    public WireResponse handle(Rules rules, BehaviorOverride behavior, long now, String logId) {
        return rules.resendTicket(this, logId);
    }

    /** Removes the secret. */
    @Override
    public String redact(String text) {
        return credentials == null ? text : text.replace(credentials.appSecret(), "***");
    }
}
