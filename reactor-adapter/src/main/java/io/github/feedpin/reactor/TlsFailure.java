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

/** What it means that TLS failed, and what to do about it. */
final class TlsFailure {

    private record Meaning(Class<? extends Throwable> type, String words) {}

    private static final String OTHER_NAME =
            "the server's certificate is for another host name; check the base URL (feedpin.base-url)";

    private static final String UNTRUSTED =
            "the server's certificate is of an authority that is not trusted; where a private"
                    + " one issues certificates, name it in an SSL bundle (feedpin.http.ssl.bundle)";

    /** The first that fits counts. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(
                    SslHandshakeTimeoutException.class,
                    "the TLS handshake took too long; check what stands between, and that the port speaks TLS"),
            new Meaning(
                    NotSslRecordException.class,
                    "what responses does not speak TLS; check the port of the base URL (feedpin.base-url), and"
                            + " what stands between"),
            new Meaning(
                    CertificateExpiredException.class,
                    "the server's certificate has expired; it has to be renewed there, unless"
                            + " the clock of this machine is wrong"),
            new Meaning(
                    CertificateNotYetValidException.class,
                    "the server's certificate is not valid yet; check the clock of this machine"),
            new Meaning(CertPathBuilderException.class, UNTRUSTED),
            new Meaning(CertPathValidatorException.class, UNTRUSTED));

    /** The JDK has no type for it. */
    private static final Pattern NAME_MISMATCH = Pattern.compile("(?i)no (name matching|subject alternative)");

    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]{1,40})");

    private TlsFailure() {}

    /**
     * The end of a sentence; null when the failure is none of TLS.
     *
     * @param chain the failure and what caused it
     */
    static @Nullable String describe(List<Throwable> chain) {
        if (chain.stream().noneMatch(SSLException.class::isInstance)) {
            return null;
        }
        for (Meaning meaning : MEANINGS) {
            if (chain.stream().anyMatch(meaning.type::isInstance)) {
                return meaning.words;
            }
        }
        return chain.stream().anyMatch(TlsFailure::isOfOtherName) ? OTHER_NAME : "TLS failed" + alert(chain);
    }

    private static boolean isOfOtherName(Throwable failure) {
        return failure instanceof CertificateException
                && NAME_MISMATCH.matcher(String.valueOf(failure.getMessage())).find();
    }

    /** What the server complains of; empty when it says nothing. */
    private static String alert(List<Throwable> chain) {
        for (Throwable failure : chain) {
            Matcher alert = ALERT.matcher(String.valueOf(failure.getMessage()));
            if (alert.find()) {
                return ", for the server sent the alert " + alert.group(1);
            }
        }
        return "";
    }
}
