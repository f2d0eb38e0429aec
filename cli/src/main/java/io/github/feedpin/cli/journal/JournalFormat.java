package io.github.feedpin.cli.journal;

import io.github.feedpin.cli.journal.JournalRecord.Call;
import io.github.feedpin.cli.journal.JournalRecord.End;
import io.github.feedpin.cli.journal.JournalRecord.Outcome;
import io.github.feedpin.cli.journal.JournalRecord.Rejection;
import io.github.feedpin.cli.journal.JournalRecord.Result;
import io.github.feedpin.cli.journal.JournalRecord.Run;
import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts the header and the records of a journal to lines and back. */
final class JournalFormat {

    static final long VERSION = 1;

    /** The beginning of the header. */
    static final String START = "{\"journal\":";

    private static final String JOURNAL = "journal";
    private static final String NAME = "feedpin";
    private static final String RUN = "run";
    private static final String END = "end";
    private static final String CALL = "call";
    private static final String OUTCOME = "outcome";
    private static final Set<String> HEADER =
            Set.of(JOURNAL, "version", "appId", "baseUrl", "userIdType", "tenantKey", "chatId");

    private JournalFormat() {}

    /** Returns the line, which depends on the header only. */
    static byte[] line(RunTarget header) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(JOURNAL, NAME);
        fields.put("version", VERSION);
        fields.put("appId", header.appId());
        fields.put("baseUrl", header.baseUrl());
        fields.put("userIdType", header.userIdType());
        putUnlessNull("tenantKey", header.scope().tenantKey(), fields);
        putUnlessNull("chatId", header.scope().chatId(), fields);
        return JsonLine.write(fields);
    }

    static byte[] line(JournalRecord entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (entry instanceof Run run) {
            fields.put(RUN, word(run.action()));
            fields.put("at", run.at());
            putUnlessNull("for", run.duration(), fields);
        } else if (entry instanceof End end) {
            fields.put(END, word(end.action()));
            fields.put("at", end.at());
        } else if (entry instanceof Call call) {
            fields.put(CALL, call.number());
            fields.put("action", word(call.action()));
            fields.put("at", call.at());
            putUnlessNull("until", call.until(), fields);
            fields.put("users", call.userIds());
        } else if (entry instanceof Outcome outcome) {
            fields.put(OUTCOME, outcome.result().word());
            fields.put("action", word(outcome.action()));
            putUnlessNull("call", outcome.number(), fields);
            putUnlessNull("reason", outcome.reason(), fields);
            if (outcome.rejection() != null) {
                fields.put("code", (long) outcome.rejection().code());
                fields.put("message", outcome.rejection().message());
            }
            putUnlessNull("until", outcome.until(), fields);
            fields.put("users", outcome.userIds());
        }
        return JsonLine.write(fields);
    }

    /** @throws IllegalArgumentException if the line is not a header that this version supports */
    static RunTarget header(Map<String, Object> fields) {
        if (!NAME.equals(fields.get(JOURNAL)) || !(fields.get("version") instanceof Long version)) {
            throw new IllegalArgumentException("it is not the header of a journal");
        }
        if (version != VERSION || !HEADER.containsAll(fields.keySet())) {
            throw new IllegalArgumentException("it was written by a newer version of feedpin");
        }
        return new RunTarget(
                text("appId", fields),
                BaseUrl.of(text("baseUrl", fields)),
                UserIdType.of(text("userIdType", fields)),
                RunScope.of(optional("tenantKey", fields), optional("chatId", fields)));
    }

    /** @throws IllegalArgumentException if the line is not a record that this version supports */
    static JournalRecord entry(Map<String, Object> fields) {
        try {
            if (fields.containsKey(OUTCOME)) {
                requireKnown(fields, OUTCOME, "action", "call", "reason", "code", "message", "until", "users");
                return new Outcome(
                        fields.get("call") instanceof Long number ? number : null,
                        action("action", fields),
                        result(fields),
                        optional("reason", fields),
                        rejection(fields),
                        instant("until", fields),
                        users(fields));
            }
            if (fields.get(CALL) instanceof Long number) {
                requireKnown(fields, CALL, "action", "at", "until", "users");
                Instant at = Instant.parse(text("at", fields));
                return new Call(number, action("action", fields), at, instant("until", fields), users(fields));
            }
            if (fields.containsKey(END)) {
                requireKnown(fields, END, "at");
                return new End(action(END, fields), Instant.parse(text("at", fields)));
            }
            if (fields.containsKey(RUN)) {
                requireKnown(fields, RUN, "at", "for");
                @Nullable String duration = optional("for", fields);
                return new Run(
                        action(RUN, fields),
                        Instant.parse(text("at", fields)),
                        duration == null ? null : Duration.parse(duration));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it contains an invalid time");
        }
        throw new IllegalArgumentException("it is not a record that this version of feedpin knows");
    }

    private static String word(PinAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static void putUnlessNull(String name, @Nullable Object value, Map<String, Object> fields) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static void requireKnown(Map<String, Object> fields, String... names) {
        if (!Set.of(names).containsAll(fields.keySet())) {
            throw new IllegalArgumentException("it contains a field that this version of feedpin does not know");
        }
    }

    private static PinAction action(String name, Map<String, Object> fields) {
        return switch (text(name, fields)) {
            case "pin" -> PinAction.PIN;
            case "unpin" -> PinAction.UNPIN;
            default -> throw new IllegalArgumentException("it contains an unknown action");
        };
    }

    private static Result result(Map<String, Object> fields) {
        String word = text(OUTCOME, fields);
        for (Result result : Result.values()) {
            if (result.word().equals(word)) {
                return result;
            }
        }
        throw new IllegalArgumentException("it contains an unknown outcome");
    }

    private static @Nullable Rejection rejection(Map<String, Object> fields) {
        return fields.get("code") instanceof Long code ? new Rejection(code.intValue(), text("message", fields)) : null;
    }

    private static List<String> users(Map<String, Object> fields) {
        if (fields.get("users") instanceof List<?> users && !users.isEmpty()) {
            return users.stream().map(Object::toString).toList();
        }
        throw new IllegalArgumentException("it names no users");
    }

    private static String text(String name, Map<String, Object> fields) {
        @Nullable String text = optional(name, fields);
        if (text == null) {
            throw new IllegalArgumentException("it has no text '" + name + "'");
        }
        return text;
    }

    private static @Nullable Instant instant(String name, Map<String, Object> fields) {
        @Nullable String text = optional(name, fields);
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable String optional(String name, Map<String, Object> fields) {
        @Nullable Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException("'" + name + "' is not a text");
    }
}
