package io.github.feedpin.error;

import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Advice for errors. The details of an error take precedence over its code. */
final class ErrorHints {

    /** Any one of the scopes is sufficient, so further ones can be omitted. */
    private static final int MOST_SCOPES = 5;

    private static final int MOST_FIELDS = 3;
    private static final int LONGEST_PART = 100;

    /** The format of a scope's name; anything else is not shown as a scope. */
    private static final Pattern SCOPE = Pattern.compile("[\\w.:-]{1,100}");

    private ErrorHints() {}

    static String of(PlatformError error) {
        ErrorDetails details = error.details();
        Stream<String> advice = Stream.of(grant(details), check(details), PlatformCodes.hintOf(error))
                .filter(sentence -> !sentence.isEmpty())
                .limit(1);
        return Stream.concat(advice, links(details).limit(1)).collect(Collectors.joining(" "));
    }

    private static String grant(ErrorDetails details) {
        List<String> scopes = details.permissionViolations().stream()
                .map(PermissionViolation::subject)
                .filter(subject -> SCOPE.matcher(subject).matches())
                .distinct()
                .limit(MOST_SCOPES)
                .toList();
        if (scopes.isEmpty()) {
            return "";
        }
        String which = scopes.size() == 1 ? "the scope " : "one of the scopes ";
        return "Grant the app " + which + String.join(", ", scopes) + " and publish a new version.";
    }

    private static String check(ErrorDetails details) {
        List<String> fields = details.fieldViolations().stream()
                .filter(violation -> !violation.field().isEmpty())
                .map(ErrorHints::problem)
                .distinct()
                .toList();
        if (fields.isEmpty()) {
            return "";
        }
        String which = fields.size() == 1 ? "Check the field " : "Check the fields ";
        String shown = fields.stream().limit(MOST_FIELDS).collect(Collectors.joining("; "));
        return which + shown + (fields.size() > MOST_FIELDS ? "; and others." : ".");
    }

    /** Omits the value of the field, which the caller knows, and which may contain user ids. */
    private static String problem(FieldViolation violation) {
        String field = LogText.cut(violation.field(), LONGEST_PART);
        String description = violation.description();
        String sentence = description.endsWith(".") ? description.substring(0, description.length() - 1) : description;
        return sentence.isEmpty() ? field : field + ": " + LogText.cut(sentence, LONGEST_PART);
    }

    private static Stream<String> links(ErrorDetails details) {
        return details.helps().stream()
                .map(HelpLink::url)
                .filter(ErrorHints::isWebPage)
                .map(url -> "See " + url + ".");
    }

    /** Returns whether the URL can be opened: of the web, neither cut nor shortened, and without user info. */
    private static boolean isWebPage(String url) {
        if (!url.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return false;
        }
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
