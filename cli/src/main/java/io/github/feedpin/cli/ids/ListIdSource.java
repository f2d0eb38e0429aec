package io.github.feedpin.cli.ids;

import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Source of ids that are given as a list.
 *
 * @param given the ids
 */
public record ListIdSource(List<String> given) implements IdSource {

    public ListIdSource {
        given = List.copyOf(given);
    }

    @Override
    public Flux<String> ids() {
        return Flux.fromIterable(given);
    }

    @Override
    public ExpectedCount expected() {
        return ExpectedCount.exactly(given.size());
    }
}
