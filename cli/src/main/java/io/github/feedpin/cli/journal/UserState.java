package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.journal.JournalRecord.Result;
import io.github.feedpin.model.PinAction;

/**
 * What a journal records about one user. Immutable.
 *
 * @param isPinned whether the user counts as pinned: a pin was recorded, and the platform has neither rejected it nor
 *     confirmed an unpin
 * @param wasPinned whether the user counted as pinned before the last recorded call
 * @param action the action of the last attempt
 * @param result the result of the last attempt; {@code UNKNOWN} while there is none
 * @param call the number of the last call that pinned the user, or of a later one if the user is not pinned
 */
record UserState(boolean isPinned, boolean wasPinned, PinAction action, Result result, long call) {

    /** The state of a user who is not recorded. */
    static final UserState NONE = new UserState(false, false, PinAction.UNPIN, Result.NOT_SENT, 0);

    private static final int BITS = 5;
    private static final int RESULT_MASK = 3;

    /** Returns the state after the intent to send the user in call {@code number}. */
    UserState called(PinAction next, long number) {
        return next == PinAction.PIN
                ? new UserState(true, isPinned, next, Result.UNKNOWN, number)
                : new UserState(isPinned, isPinned, next, Result.UNKNOWN, isPinned ? call : number);
    }

    /**
     * Returns the state after an outcome.
     *
     * @param recorded whether a call was recorded for this outcome
     * @param latest the number of the latest call
     */
    UserState ended(PinAction next, Result end, boolean recorded, long latest) {
        boolean pinned = next == PinAction.PIN ? pinnedAfterPin(end, recorded) : isPinned && end != Result.APPLIED;
        return new UserState(pinned, wasPinned, next, end, pinned && isPinned ? call : latest);
    }

    /** Returns whether the user is pinned, and no later unpin was attempted. */
    boolean isPinApplied() {
        return isPinned && action == PinAction.PIN && result == Result.APPLIED;
    }

    /** Returns whether the last attempt took the user down. */
    boolean isUnpinApplied() {
        return !isPinned && action == PinAction.UNPIN && result == Result.APPLIED;
    }

    /** Returns whether the platform said that the user cannot be unpinned. */
    boolean isReleaseRejected() {
        return isPinned && action == PinAction.UNPIN && result == Result.REJECTED;
    }

    /** Returns whether the last attempt was of this action, and is worth a retry. */
    boolean isRetryable(PinAction attempted) {
        return action == attempted && (result == Result.UNKNOWN || result == Result.NOT_SENT);
    }

    private boolean pinnedAfterPin(Result end, boolean recorded) {
        return switch (end) {
            case APPLIED -> true;
            // A call without a record was not sent.
            case UNKNOWN -> recorded || isPinned;
            // Certainly unchanged: as before the call.
            case REJECTED, NOT_SENT -> recorded ? wasPinned : isPinned;
        };
    }

    /** Returns this state as the lower 39 bits of a number. */
    long toBits() {
        return call << BITS
                | (isPinned ? 1 : 0)
                | (wasPinned ? 2 : 0)
                | (action == PinAction.PIN ? 4 : 0)
                | (long) result.ordinal() << 3;
    }

    static UserState ofBits(long bits) {
        return new UserState(
                (bits & 1) != 0,
                (bits & 2) != 0,
                (bits & 4) != 0 ? PinAction.PIN : PinAction.UNPIN,
                Result.values()[(int) (bits >> 3) & RESULT_MASK],
                bits >> BITS);
    }
}
