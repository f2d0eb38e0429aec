package io.github.feedpin.reactor;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Describes TLS failures, with advice. */
final class TlsFailure {

    private static final String OTHER_NAME =
            "the server's certificate is for another host name; check the base URL (feedpin.base-url)";

    private static final String UNTRUSTED = "the server's certificate was issued by an untrusted authority; to trust a"
            + " private authority, name it in an SSL bundle (feedpin.http.ssl.bundle)";

    /** The JDK has no exception type for it. */
    private static final Pattern NAME_MISMATCH = Pattern.compile("(?i)no (name matching|subject alternative)");

    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]{1,40})");

    private TlsFailure() {}

    /**
     * Returns the end of a sentence; null if the failure is not one of TLS.
     *
     * @param chain the failure and its causes
     */
    static @Nullable String describe(List<Throwable> chain) {
        if (!contains(chain, SSLException.class)) {
            return null;
        }
        if (contains(chain, SslHandshakeTimeoutException.class)) {
            return "the TLS handshake timed out; check that the port speaks TLS, and any proxy or gateway in between";
        }
        if (contains(chain, NotSslRecordException.class)) {
            return "the server does not speak TLS; check the port of the base URL (feedpin.base-url), and any proxy or"
                    + " gateway in between";
        }
        if (contains(chain, CertificateExpiredException.class)) {
            return "the server's certificate has expired; renew it, unless the clock of this machine is wrong";
        }
        if (contains(chain, CertificateNotYetValidException.class)) {
            return "the server's certificate is not valid yet; check the clock of this machine";
        }
        if (contains(chain, CertPathBuilderException.class) || contains(chain, CertPathValidatorException.class)) {
            return UNTRUSTED;
        }
        return chain.stream().anyMatch(TlsFailure::isNameMismatch) ? OTHER_NAME : "TLS failed" + alert(chain);
    }

    private static boolean contains(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static boolean isNameMismatch(Throwable failure) {
        return failure instanceof CertificateException
                && NAME_MISMATCH.matcher(String.valueOf(failure.getMessage())).find();
    }

    private static String alert(List<Throwable> chain) {
        return chain.stream()
                .map(failure -> ALERT.matcher(String.valueOf(failure.getMessage())))
                .filter(Matcher::find)
                .findFirst()
                .map(alert -> ": the server sent the alert " + alert.group(1))
                .orElse("");
    }
}
