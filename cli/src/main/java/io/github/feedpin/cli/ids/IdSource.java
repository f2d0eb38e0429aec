package io.github.feedpin.cli.ids;

import reactor.core.publisher.Flux;

/** Where the ids of a run come from. Made for one run. */
public interface IdSource {

    /** The ids as they come, repetitions and invalid ones included. To be subscribed to once. Fails when they cannot be read to the end. */
    Flux<String> ids();

    /** How many will come in all, as far as it can be told by now. */
    Expected expected();
}
