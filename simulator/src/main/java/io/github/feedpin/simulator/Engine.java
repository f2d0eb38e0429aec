package io.github.feedpin.simulator;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides what the platform answers. A request arrives when a method is called. One is decided at a time, so that the order of
 * arrival, the limits and the journal agree; deciding takes microseconds and waits for nothing.
 */
final class Engine {

    private final TimeSource time;
    private final SelfBuiltApp app;
    private final TokenIssuer tokens;
    private final RateLimit limit;
    private final Directory directory;
    private final Journal journal;
    private final boolean journalUserIds;
    private final AtomicLong logIds = new AtomicLong();

    Engine(
            TimeSource time,
            SelfBuiltApp app,
            TokenIssuer tokens,
            RateLimit limit,
            Directory directory,
            Journal journal,
            boolean journalUserIds) {
        this.time = time;
        this.app = app;
        this.tokens = tokens;
        this.limit = limit;
        this.directory = directory;
        this.journal = journal;
        this.journalUserIds = journalUserIds;
    }

    synchronized Reply<List<FailedUser>> setTimeSensitive(PinCall call) {
        long now = time.nanoTime();
        @Nullable Refusal refusal = refusalOf(call, now);
        Reply<List<FailedUser>> reply = refusal == null
                ? Reply.success(directory.apply(call), "success", newLogId())
                : Reply.refused(refusal, newLogId());
        journal.add(new JournalEntry(
                now,
                SimulatedEndpoint.SET_TIME_SENSITIVE,
                reply.status(),
                reply.code(),
                call.timeSensitive(),
                call.userIdType(),
                journalUserIds ? call.userIds() : List.of(),
                call.userIds().size(),
                reply.logId()));
        return reply;
    }

    /**
     * Both token endpoints: a self-built app has one token, whichever name it asks for it by.
     *
     * @param credentials null when they could not be read
     */
    synchronized Reply<GrantedToken> issueToken(SimulatedEndpoint endpoint, @Nullable SelfBuiltApp credentials) {
        long now = time.nanoTime();
        Reply<GrantedToken> reply;
        if (credentials == null) {
            reply = Reply.refused(Refusal.CREDENTIALS_UNREADABLE, newLogId());
        } else if (!credentials.equals(app)) {
            reply = Reply.refused(Refusal.CREDENTIALS_WRONG, newLogId());
        } else {
            reply = Reply.success(tokens.issue(now), "ok", newLogId());
        }
        journal.add(new JournalEntry(
                now, endpoint, reply.status(), reply.code(), false, null, List.of(), 0, reply.logId()));
        return reply;
    }

    /** The answer to what never gets as far as an endpoint; not journaled. */
    Reply<Void> refuse(Refusal refusal) {
        return Reply.refused(refusal, newLogId());
    }

    synchronized void revokeTokens() {
        tokens.revokeAll();
    }

    /** The gateway looks at the token, then at the limit, and only then at what the call says. */
    private @Nullable Refusal refusalOf(PinCall call, long now) {
        @Nullable Refusal refusal = tokens.refusalOf(call.token(), now);
        if (refusal == null) {
            refusal = limit.admit(now);
        }
        if (refusal == null) {
            refusal = call.problem();
        }
        return refusal == null ? directory.refusalOf(call) : refusal;
    }

    private String newLogId() {
        return "SIM" + HexFormat.of().toHexDigits(logIds.incrementAndGet());
    }
}
