package io.github.feedpin.reactor;

import io.netty.handler.proxy.ProxyConnectException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Describes why a proxy did not connect to the platform, which then has not received the request. */
final class ProxyFailure {

    /** HTTP status of a proxy that has not forwarded the request (RFC 9110, section 15.5.8). */
    static final int AUTHENTICATION_REQUIRED = 407;

    private static final String CREDENTIALS =
            "check its user and password (feedpin.http.proxy.username and feedpin.http.proxy.password)";
    private static final String ADDRESS =
            "check the proxy's type, host and port (feedpin.http.proxy.type, feedpin.http.proxy.host and"
                    + " feedpin.http.proxy.port)";

    /** Netty has the status in its message only. */
    private static final Pattern STATUS = Pattern.compile(", status: (\\d{3})\\b");

    private ProxyFailure() {}

    /** Returns the end of a sentence; null if the failure is not that of a proxy. */
    static @Nullable String describe(Throwable failure) {
        if (failure instanceof RejectedException) {
            return describe(AUTHENTICATION_REQUIRED);
        }
        if (!(failure instanceof ProxyConnectException)) {
            return null;
        }
        String message = String.valueOf(failure.getMessage());
        Matcher status = STATUS.matcher(message);
        if (status.find()) {
            return describe(Integer.parseInt(status.group(1)));
        }
        if (message.contains("authStatus") || message.contains("authMethod")) {
            return "the proxy rejected the credentials; " + CREDENTIALS;
        }
        return message.endsWith("timeout")
                ? "the proxy did not respond in time; " + ADDRESS
                : "the proxy did not connect; " + ADDRESS;
    }

    private static String describe(int status) {
        if (status < 100 || status > 599) {
            return "the proxy's response is not HTTP; " + ADDRESS;
        }
        return "the proxy responded with " + status + "; "
                + switch (status) {
                    case AUTHENTICATION_REQUIRED -> CREDENTIALS;
                    case 403 -> "it does not let this application connect to that host";
                    default -> "it could not connect to that host";
                };
    }

    /** Thrown when a proxy responds to the request and demands authentication. */
    static final class RejectedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RejectedException() {
            super("The proxy responded with " + AUTHENTICATION_REQUIRED);
        }
    }
}
