package io.github.feedpin.spring.boot.environment;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a needed property has a placeholder that cannot be resolved. */
final class UnresolvedPlaceholdersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<UnresolvedPlaceholder> placeholders;

    UnresolvedPlaceholdersException(List<UnresolvedPlaceholder> placeholders) {
        super(placeholders.stream()
                .map(unresolved ->
                        unresolved.property() + " refers to '" + unresolved.placeholder() + "', which is not set")
                .collect(Collectors.joining(", ")));
        this.placeholders = List.copyOf(placeholders);
    }

    List<UnresolvedPlaceholder> placeholders() {
        return placeholders;
    }
}
