package io.github.feedpin.redis.internal.pin;

import java.util.List;

/**
 * Operation of the script.
 *
 * @param keys the keys that it uses
 * @param name its name in the script
 * @param target the target; empty for the whole app
 * @param arguments the arguments of this operation
 */
record PinOperation(List<String> keys, String name, String target, List<String> arguments) {

    /** Returns the operation that undoes this begin, if it was executed, and prevents it otherwise. */
    PinOperation undo(List<String> users) {
        return new PinOperation(keys, "undo", target, users);
    }
}
