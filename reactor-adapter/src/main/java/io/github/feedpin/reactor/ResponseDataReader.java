package io.github.feedpin.reactor;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Reads the data of a response, which are beside {@code code} and {@code msg} and count if the call succeeded. */
sealed interface ResponseDataReader<T> permits FailedUsersReader, GrantedTokenReader, NoDataReader {

    /**
     * Reads a field of the response, or skips it.
     *
     * @param field its name
     * @param json is at the first token of its value, and is left at the last
     */
    void read(String field, JsonParser json);

    /** Returns whether a value is not of its documented type, so that nothing is proven. */
    default boolean isMalformed() {
        return false;
    }

    /** Returns what was read; null if the response lacks it. */
    @Nullable
    T value();
}
