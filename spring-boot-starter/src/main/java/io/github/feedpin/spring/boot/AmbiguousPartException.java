package io.github.feedpin.spring.boot;

/** A bean is for one client by its qualifier, and for the app at the top level of the properties by its type. */
final class AmbiguousPartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AmbiguousPartException(String problem) {
        super(problem);
    }
}
