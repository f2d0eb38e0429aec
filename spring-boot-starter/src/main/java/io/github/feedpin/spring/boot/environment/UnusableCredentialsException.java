package io.github.feedpin.spring.boot.environment;

/** Thrown when the credentials in the properties are missing or malformed. */
final class UnusableCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String prefix;

    UnusableCredentialsException(String prefix, String problem) {
        super(problem);
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }
}
