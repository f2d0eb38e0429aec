package io.github.feedpin.cli.ids;

import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Ids that are at hand, taken as they are.
 *
 * @param given the ids
 */
public record GivenIds(List<String> given) implements IdSource {

    public GivenIds {
        given = List.copyOf(given);
    }

    @Override
    public Flux<String> ids() {
        return Flux.fromIterable(given);
    }

    @Override
    public long line() {
        return 0;
    }

    @Override
    public Expected expected() {
        return Expected.exactly(given.size());
    }
}
