package io.github.feedpin.reactor;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Skips all data. */
final class NoDataReader implements ResponseDataReader<Void> {

    @Override
    public void read(String field, JsonParser json) {
        json.skipChildren();
    }

    @Override
    public @Nullable Void value() {
        return null;
    }
}
