package io.github.feedpin.pin;

import java.util.Objects;

/**
 * The releases that are due for one target.
 *
 * @param target the target
 * @param users the number of users; a store may stop counting at 10,000
 */
public record DuePins(PinTarget target, int users) {

    /**
     * Creates the releases that are due for one target.
     *
     * @param target the target
     * @param users the number of users
     */
    public DuePins {
        Objects.requireNonNull(target, "target");
    }
}
