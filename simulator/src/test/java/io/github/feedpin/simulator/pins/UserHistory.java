package io.github.feedpin.simulator.pins;

import io.github.feedpin.model.PinAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was requested for one user, and what may be the result. */
final class UserHistory {

    /** The request in progress, or the last one; null at the beginning. */
    private @Nullable PinAction action;

    private boolean inProgress;
    /** Whether the result of the last request that may have had an effect is known. */
    private boolean certain = true;

    private boolean pinned;
    /** When the pin ends; null for never. */
    private @Nullable Instant until;
    /** The requested end of a pin in progress. */
    private @Nullable Instant nextUntil;
    /** The earliest instants at which a release is right. */
    private final List<Instant> releases = new ArrayList<>();
    /** Until when an unpin may still be processed that was requested. */
    private Instant unpinnedUntil = Instant.MIN;

    boolean isFree(Instant now) {
        return !inProgress && !unpinnedUntil.isAfter(now);
    }

    void begin(PinAction requested, @Nullable Instant end) {
        action = requested;
        inProgress = true;
        nextUntil = end;
        if (requested == PinAction.UNPIN) {
            unpinnedUntil = Instant.MAX;
        } else if (end != null) {
            releases.add(end);
        }
    }

    void applied() {
        inProgress = false;
        certain = true;
        pinned = action == PinAction.PIN;
        until = nextUntil;
        unpinnedUntil = Instant.MIN;
        releases.clear();
        if (pinned && until != null) {
            releases.add(until);
        }
    }

    void unchanged() {
        inProgress = false;
        unpinnedUntil = Instant.MIN;
        if (action == PinAction.PIN && nextUntil != null) {
            releases.remove(releases.size() - 1);
        }
    }

    /** The request may have had an effect, or may have one before {@code processed}. */
    void unknown(Instant processed) {
        inProgress = false;
        certain = false;
        unpinnedUntil = action == PinAction.UNPIN ? processed : Instant.MIN;
    }

    boolean isInProgress() {
        return inProgress;
    }

    boolean mayBeUnpinned(Instant now) {
        return unpinnedUntil.isAfter(now) || releases.stream().anyMatch(release -> !release.isAfter(now));
    }

    boolean isCertain() {
        return certain && !inProgress;
    }

    /** Returns whether the user is pinned when all pins with an end have ended. */
    boolean isPinnedInTheEnd() {
        return pinned && until == null;
    }

    /** Returns whether the pin has ended at that time, if that is certain. */
    boolean hasEnded(Instant at) {
        return isCertain() && pinned && until != null && until.isBefore(at);
    }
}
