package io.github.feedpin.cli.journal;

import io.github.feedpin.model.PinAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of a journal after the header. */
sealed interface JournalRecord {

    /**
     * Start of a run.
     *
     * @param action the action of the run
     * @param at the time of the start
     * @param duration how long its pins last; null for pins without an end
     */
    record Run(PinAction action, Instant at, @Nullable Duration duration) implements JournalRecord {}

    /**
     * End of a run after which each of its users was applied or rejected.
     *
     * @param action the action of the run
     * @param at the time of the end
     */
    record End(PinAction action, Instant at) implements JournalRecord {}

    /**
     * Intent to send a call.
     *
     * @param number the number of the call, which increases within a journal; the generation of its pins
     * @param action the action of the call
     * @param at the time of the record
     * @param until when the pins are due to be released; null for unpins and for pins without an end
     * @param userIds the users of the call
     */
    record Call(
            long number,
            PinAction action,
            Instant at,
            @Nullable Instant until,
            List<String> userIds) implements JournalRecord {

        public Call {
            userIds = List.copyOf(userIds);
        }
    }

    /**
     * Outcome of users.
     *
     * @param number the number of the call that was recorded for them; null if there was none
     * @param action the action of the run
     * @param result the kind of outcome
     * @param reason why the users were not sent, in a form for programs; null otherwise
     * @param rejection why the platform rejected the users; null otherwise
     * @param until when the pins are due to be released, if that is later than the call's record says; null otherwise
     * @param userIds the users
     */
    record Outcome(
            @Nullable Long number,
            PinAction action,
            Result result,
            @Nullable String reason,
            @Nullable Rejection rejection,
            @Nullable Instant until,
            List<String> userIds)
            implements JournalRecord {

        public Outcome {
            userIds = List.copyOf(userIds);
        }

        /** Returns this record without its users. */
        Outcome withUsers(List<String> users) {
            return new Outcome(number, action, result, reason, rejection, until, users);
        }

        /** Returns one record in place of {@code records}, which differ in their users only. */
        static Outcome join(List<Outcome> records) {
            List<String> users = new ArrayList<>();
            records.forEach(outcome -> users.addAll(outcome.userIds));
            return records.get(0).withUsers(users);
        }
    }

    /**
     * Rejection of a user by the platform.
     *
     * @param code the platform's code
     * @param message the platform's message
     */
    record Rejection(int code, String message) {}

    /** Kinds of outcomes. */
    enum Result {
        /** The platform confirmed the change. */
        APPLIED("applied"),
        /** The user was not changed, and another attempt is not worth it. */
        REJECTED("rejected"),
        /** The user was certainly not changed. */
        NOT_SENT("notSent"),
        /** The user may have been changed. */
        UNKNOWN("unknown");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        /** Returns the name in the file. */
        String word() {
            return word;
        }
    }
}
