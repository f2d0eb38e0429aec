package io.github.feedpin.event;

import io.github.feedpin.platform.AppTicket;

/** What a verified body contains. */
sealed interface Push {

    /** The platform verifies the URL: the response repeats the challenge. */
    record Challenge(String challenge) implements Push {}

    /** A new app ticket. */
    record Ticket(AppTicket ticket) implements Push {}

    /** Any other event. */
    record Event(AppEvent event) implements Push {}
}
