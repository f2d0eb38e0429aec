package io.github.feedpin.spring.boot.environment;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a property that is needed has a placeholder that cannot be resolved. */
final class UnresolvedPlaceholdersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<UnresolvedPlaceholder> placeholders;

    UnresolvedPlaceholdersException(List<UnresolvedPlaceholder> placeholders) {
        super(placeholders.stream()
                .map(one -> one.property() + " refers to '" + one.placeholder() + "', which is not set")
                .collect(Collectors.joining(", ")));
        this.placeholders = List.copyOf(placeholders);
    }

    List<UnresolvedPlaceholder> placeholders() {
        return placeholders;
    }
}
