package io.github.feedpin.reactor;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * What a response holds besides {@code code} and {@code msg}: gathered while it is read, asked for in the case of
 * success.
 */
sealed interface ResponseData<T> permits FailedUsersData, GrantedTokenData {

    /**
     * Takes a field of the response, or passes over it.
     *
     * @param field its name
     * @param json stands at the first token of its value, and is left at the last
     */
    void read(String field, JsonParser json);

    /** Whether something was not of the type that is documented for it, so that nothing is proven. */
    boolean isMalformed();

    /** What was read; null when the response lacks it. */
    @Nullable
    T value();
}
