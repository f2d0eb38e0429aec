package io.github.feedpin.spring.boot;

/**
 * Thrown when a bean that is qualified by the name of one client would also be injected by type into the top-level
 * client.
 */
final class AmbiguousPartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AmbiguousPartException(String problem) {
        super(problem);
    }
}
