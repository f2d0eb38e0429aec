package io.github.feedpin.internal.release;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinnedUser;

/** Maps the end of a call to what is recorded for each of its users. */
interface CallEnds {

    /** The ends of calls that pin and unpin: a rejected user is unchanged. */
    CallEnds OF_REQUESTS = new CallEnds() {
        @Override
        public PinCallEnd responded(PinnedUser user, UserOutcome outcome) {
            return PinCallEnd.of(
                    user.userId(),
                    switch (outcome.kind()) {
                        case APPLIED -> PinCallEnd.Result.APPLIED;
                        case REJECTED, NOT_SENT -> PinCallEnd.Result.UNCHANGED;
                        case UNKNOWN -> PinCallEnd.Result.UNKNOWN;
                    });
        }

        @Override
        public PinCallEnd failed(PinnedUser user, int users, FeedpinException failure) {
            return PinCallEnd.of(
                    user.userId(), failure.mayHaveActed() ? PinCallEnd.Result.UNKNOWN : PinCallEnd.Result.UNCHANGED);
        }

        @Override
        public PinCallEnd notSent(PinnedUser user) {
            return PinCallEnd.of(user.userId(), PinCallEnd.Result.UNCHANGED);
        }

        @Override
        public PinCallEnd abandoned(PinnedUser user) {
            return PinCallEnd.of(user.userId(), PinCallEnd.Result.UNKNOWN);
        }
    };

    /** Returns the end for a user of a successful response. */
    PinCallEnd responded(PinnedUser user, UserOutcome outcome);

    /**
     * Returns the end for a user of a call that failed.
     *
     * @param users the number of users in the call
     */
    PinCallEnd failed(PinnedUser user, int users, FeedpinException failure);

    /** Returns the end for a user of a call that was recorded and not sent. */
    PinCallEnd notSent(PinnedUser user);

    /** Returns the end for a user of a call that was cancelled after it was sent. */
    PinCallEnd abandoned(PinnedUser user);
}
