package io.github.feedpin.spring.boot.app;

import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import org.jspecify.annotations.Nullable;

/**
 * {@link RunListener} that remembers the log id of the last call, which Feishu support asks for. Calls of
 * {@code FeedpinClient.send} are not included; their responses contain it.
 */
public final class LastLogId implements RunListener {

    private volatile @Nullable String logId;

    /** Returns the log id of the last call that has one; null before the first one. */
    public @Nullable String get() {
        return logId;
    }

    @Override
    public void onCallEnded(CallResult call) {
        if (call.logId() != null) {
            logId = call.logId();
        }
    }
}
