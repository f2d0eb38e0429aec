package io.github.feedpin.internal.call;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.quota.Permit;
import java.util.Optional;
import reactor.core.Disposable;

/** Returns permit and reservation of a call that is not sent, because it could not be recorded, or is empty. */
record RecordingHandler(Permit permit, Disposable reservation)
        implements GuardedMono.SignalHandler<Optional<RecordedCall>, Optional<RecordedCall>> {

    @Override
    public Optional<RecordedCall> value(Optional<RecordedCall> call) {
        if (call.isEmpty()) {
            cancelled();
        }
        return call;
    }

    @Override
    public FeedpinException failure(Throwable failure) {
        cancelled();
        return failure instanceof FeedpinException known
                ? known
                : new PinStoreException(
                        "The call could not be recorded: " + failure.getClass().getName(), failure);
    }

    @Override
    public FeedpinException empty() {
        return new PinStoreException("The call could not be recorded", null);
    }

    @Override
    public void cancelled() {
        permit.neverSent();
        reservation.dispose();
    }

    @Override
    public void undelivered(Optional<RecordedCall> call) {
        cancelled();
    }
}
