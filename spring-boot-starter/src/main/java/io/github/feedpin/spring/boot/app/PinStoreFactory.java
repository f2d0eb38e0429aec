package io.github.feedpin.spring.boot.app;

import io.github.feedpin.pin.PinStore;
import io.github.feedpin.time.TimeSource;

/** Strategy interface for creating the record of pins of an app that is not shared with other processes. */
@FunctionalInterface
public interface PinStoreFactory {

    /** Creates an empty store. */
    PinStore create(TimeSource time);
}
