package io.github.feedpin.simulator;

import io.github.feedpin.simulator.internal.engine.Arrival;
import io.github.feedpin.simulator.internal.engine.Engine.RequestLog;
import io.github.feedpin.simulator.internal.engine.FaultEffect;
import io.github.feedpin.simulator.internal.engine.Request;
import io.github.feedpin.simulator.internal.response.Json;
import io.github.feedpin.simulator.internal.response.WireResponse;
import java.util.List;

/**
 * Writes requests and their responses to the journal.
 *
 * @param keepsUserIds whether the ids are kept, or only their number
 */
record JournalWriter(Journal journal, boolean keepsUserIds) implements RequestLog {

    @Override
    public void record(Arrival arrival, WireResponse response, FaultEffect effect) {
        Request request = arrival.request();
        journal.add(new JournalEntry(
                arrival.nanos(),
                SimulatedEndpoint.of(request.endpoint()),
                arrival.tenantKey(),
                request.card(),
                response.status(),
                Json.codeOf(Json.read(response.body())),
                request.action(),
                request.userIdType(),
                keepsUserIds ? request.userIds() : List.of(),
                request.userIds().size(),
                response.logId(),
                effect == FaultEffect.NONE ? null : effect.name()));
    }
}
