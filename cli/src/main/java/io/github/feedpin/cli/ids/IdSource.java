package io.github.feedpin.cli.ids;

import reactor.core.publisher.Flux;

/** Where the ids of a run come from. Made for one run. */
public interface IdSource {

    /**
     * The ids as they come, repetitions and invalid ones included. To be subscribed to once. Fails when they cannot be
     * read to the end.
     */
    Flux<String> ids();

    /**
     * In which line the id that was emitted last stood, counted from 1; 0 where there are no lines. To be asked while
     * it is emitted.
     */
    long line();

    /** How many will come in all, as far as it can be told by now. */
    Expected expected();
}
