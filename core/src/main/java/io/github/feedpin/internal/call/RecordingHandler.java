package io.github.feedpin.internal.call;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.quota.Permit;
import java.util.Optional;
import reactor.core.Disposable;

/**
 * Returns permit and reservation of a call that is not sent now: it could not be recorded, is empty, or must wait,
 * which may take minutes after a crash.
 */
record RecordingHandler(Permit permit, Disposable reservation)
        implements GuardedMono.SignalHandler<Optional<CallBegin>, Optional<CallBegin>> {

    @Override
    public Optional<CallBegin> value(Optional<CallBegin> call) {
        if (call.isEmpty() || call.get() instanceof CallBegin.Wait) {
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
    public void undelivered(Optional<CallBegin> call) {
        cancelled();
        late(call);
    }

    @Override
    public void late(Optional<CallBegin> call) {
        if (call.isPresent() && call.get() instanceof RecordedCall recorded) {
            recorded.notSent().subscribe();
        }
    }
}
