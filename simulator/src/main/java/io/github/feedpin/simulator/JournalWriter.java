package io.github.feedpin.simulator;

import io.github.feedpin.simulator.Delivery.Forged;
import io.github.feedpin.simulator.Delivery.Genuine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Enters in the journal what arrives, and how it ends.
 *
 * @param keepsUserIds whether the ids are entered, or only their number
 */
record JournalWriter(Journal journal, boolean keepsUserIds) {

    /** How it ended, as the client saw it. */
    private record Sight(
            int status, @Nullable Integer code, @Nullable String logId) {

        static Sight of(Delivery<?> delivery) {
            if (delivery instanceof Genuine<?> genuine) {
                Reply<?> reply = genuine.reply();
                return new Sight(reply.status(), reply.code(), reply.logId());
            }
            WireResponse response = ((Forged<?>) delivery).response();
            return new Sight(response.status(), InMemoryResponseReader.codeOf(response), response.logId());
        }
    }

    void enter(long arrivalNanos, Request<?> request, Delivery<?> delivery) {
        Sight sight = Sight.of(delivery);
        @Nullable Fault fault = delivery.fault();
        journal.add(new JournalEntry(
                arrivalNanos,
                request.endpoint(),
                sight.status,
                sight.code,
                request.timeSensitive(),
                request.userIdType(),
                keepsUserIds ? request.userIds() : List.of(),
                request.userIds().size(),
                sight.logId,
                fault == null ? null : fault.name()));
    }
}
