package io.github.feedpin.cli.report;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.OptionNames;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Rejected;
import java.io.Closeable;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes outcomes as elements of a JSON array, one per line, without the enclosing brackets. */
final class OutcomeWriter implements Closeable {

    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator(",\n    ").build();

    private final JsonGenerator json;

    OutcomeWriter(Writer out) {
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
    }

    void write(UserOutcome outcome) {
        @Nullable PlatformError error = outcome.platformError().orElse(null);
        if (outcome instanceof Rejected rejected) {
            // The messages of other outcomes contain the hint.
            String hint = error == null ? "" : error.hint();
            write(outcome, rejected.code(), Messages.ENGLISH.sentences(rejected.message(), hint), rejected.logId());
        } else {
            write(
                    outcome,
                    error == null ? null : error.code(),
                    OptionNames.replaceIn(outcome.message()),
                    error == null ? null : error.logId());
        }
    }

    /** Flushes the outcomes written so far. */
    void flush() {
        json.flush();
    }

    @Override
    public void close() {
        json.close();
    }

    private void write(UserOutcome outcome, @Nullable Integer code, String message, @Nullable String logId) {
        json.writeStartObject();
        json.writeStringProperty("userId", outcome.userId());
        json.writeStringProperty("outcome", OutcomeCode.word(outcome.kind()));
        json.writeName("code");
        if (code == null) {
            json.writeNull();
        } else {
            json.writeNumber(code);
        }
        json.writeStringProperty("message", message);
        json.writeStringProperty("logId", logId);
        json.writeStringProperty("reason", OutcomeCode.of(outcome));
        json.writeEndObject();
    }
}
