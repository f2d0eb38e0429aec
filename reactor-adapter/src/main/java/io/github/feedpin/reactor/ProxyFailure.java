package io.github.feedpin.reactor;

import io.netty.handler.proxy.ProxyConnectException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What it means that a proxy gave no connection. Nothing has reached the platform then. */
final class ProxyFailure {

    /** HTTP status of a proxy that has not passed the request on (RFC 9110, section 15.5.8). */
    static final int AUTHENTICATION_REQUIRED = 407;

    private static final String CREDENTIALS =
            "check its user and password (feedpin.http.proxy.username and feedpin.http.proxy.password)";
    private static final String ADDRESS =
            "check the proxy's type, host and port (feedpin.http.proxy.type, feedpin.http.proxy.host and"
                    + " feedpin.http.proxy.port)";

    /** Netty has the status nowhere else. */
    private static final Pattern STATUS = Pattern.compile(", status: (\\d{3})\\b");

    private ProxyFailure() {}

    /** The end of a sentence; null when the failure is none of a proxy. */
    static @Nullable String describe(Throwable failure) {
        if (failure instanceof RejectedException) {
            return answered(AUTHENTICATION_REQUIRED);
        }
        if (!(failure instanceof ProxyConnectException)) {
            return null;
        }
        String message = String.valueOf(failure.getMessage());
        Matcher status = STATUS.matcher(message);
        if (status.find()) {
            return answered(Integer.parseInt(status.group(1)));
        }
        if (message.contains("authStatus") || message.contains("authMethod")) {
            return "the proxy rejected the credentials; " + CREDENTIALS;
        }
        return message.endsWith("timeout")
                ? "the proxy did not response in time; " + ADDRESS
                : "the proxy gave no connection; " + ADDRESS;
    }

    private static String answered(int status) {
        if (status < 100 || status > 599) {
            return "what the proxy answered is not HTTP; " + ADDRESS;
        }
        return "the proxy answered " + status + "; "
                + switch (status) {
                    case AUTHENTICATION_REQUIRED -> CREDENTIALS;
                    case 403 -> "it does not let this application connect to that host";
                    default -> "it could not connect to that host";
                };
    }

    /** The request was answered by a proxy that wants to be authenticated to. */
    static final class RejectedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RejectedException() {
            super("The proxy answered " + AUTHENTICATION_REQUIRED);
        }
    }
}
