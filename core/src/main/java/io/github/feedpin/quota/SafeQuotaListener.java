package io.github.feedpin.quota;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Exceptions;

/** Keeps what a listener throws from the limiter. */
record SafeQuotaListener(QuotaListener listener) implements QuotaListener {

    private static final Logger log = LoggerFactory.getLogger(SafeQuotaListener.class);

    @Override
    public void granted(Duration waited) {
        tell(() -> listener.granted(waited));
    }

    @Override
    public void rejected() {
        tell(listener::rejected);
    }

    @Override
    public void paused(Duration pause) {
        tell(() -> listener.paused(pause));
    }

    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (Throwable failure) {
            Exceptions.throwIfJvmFatal(failure);
            log.warn(
                    "A quota listener threw {}; the limiter goes on",
                    failure.getClass().getName());
        }
    }
}
