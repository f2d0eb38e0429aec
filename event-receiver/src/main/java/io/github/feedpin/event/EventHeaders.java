package io.github.feedpin.event;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Headers of a pushed request. The methods of web frameworks that return the first value of a header fit, for instance
 * {@code request::getHeader} of a servlet request, or {@code request.getHeaders()::getFirst} of a reactive one.
 */
@FunctionalInterface
public interface EventHeaders {

    /**
     * {@return the first value of a header; null if the request does not have it}
     *
     * @param name the name of the header, in any case
     */
    @Nullable
    String first(String name);

    /**
     * {@return headers with one value each}
     *
     * @param values the values by name, copied; names are case-insensitive
     */
    static EventHeaders of(Map<String, String> values) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(values);
        return headers::get;
    }
}
