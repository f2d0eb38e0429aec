package io.github.feedpin.cli.ids;

import reactor.core.publisher.Flux;

/** Source of the ids of one run. */
public interface IdSource {

    /**
     * Returns the ids in order, duplicates and invalid ids included. Supports one subscriber. Fails if the ids cannot
     * be read to the end.
     */
    Flux<String> ids();

    /** Returns the line of the id that is being emitted, counted from 1; 0 if the source has no lines. */
    default long line() {
        return 0;
    }

    /** Returns the total number of ids, as far as it is known. */
    ExpectedCount expected();
}
