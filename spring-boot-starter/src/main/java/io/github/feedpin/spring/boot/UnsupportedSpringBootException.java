package io.github.feedpin.spring.boot;

/** Thrown when the application runs on a version of Spring Boot that is too old. */
final class UnsupportedSpringBootException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedSpringBootException(String oldest, String actual) {
        super("Feedpin requires Spring Boot " + oldest + " or later, but the application runs on Spring Boot " + actual
                + ".");
    }
}
