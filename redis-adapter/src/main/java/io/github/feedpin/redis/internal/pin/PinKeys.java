package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.pin.PinTarget;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys of the pins of one app, which have one hash tag: they lie on one node of a cluster, so that each operation is
 * atomic.
 *
 * @param app the key of the app
 */
record PinKeys(String app) {

    /** Returns the keys of the whole app. */
    List<String> ofApp() {
        return List.of(app, app + ":targets", app + ":ends");
    }

    /** Returns the keys of the app and of one target, in the order of the script. */
    List<String> of(PinTarget target) {
        String text = TargetText.of(target);
        return List.of(
                app,
                app + ":targets",
                app + ":ends",
                app + ":users:" + text,
                app + ":due:" + text,
                app + ":gone:" + text);
    }

    /** Returns the keys of a begin: those of the target, and one for the call that begins. */
    List<String> of(PinTarget target, String begin) {
        List<String> keys = new ArrayList<>(of(target));
        keys.add(app + ":begun:" + begin);
        return keys;
    }
}
