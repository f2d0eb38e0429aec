package io.github.feedpin.reactor;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code failed_user_reasons}, inside {@code data} as in the documented example, or beside it as in the
 * documented table. Absent and null mean that no user failed. An empty entry counts as well, since some user failed. A
 * list of many more entries than a call has users is malformed.
 */
final class FailedUsersReader implements ResponseDataReader<List<FailedUser>> {

    private static final String LIST = "failed_user_reasons";
    private static final int MOST_ENTRIES = 20 * TimeSensitiveRequest.MAX_USERS;

    private final UnaryOperator<String> redaction;
    private final List<FailedUser> failedUsers = new ArrayList<>(0);
    private boolean malformed;

    /** @param redaction removes secrets from the platform's messages */
    FailedUsersReader(UnaryOperator<String> redaction) {
        this.redaction = redaction;
    }

    @Override
    public void read(String field, JsonParser json) {
        switch (field) {
            case "data" -> readData(json);
            case LIST -> readList(json);
            default -> json.skipChildren();
        }
    }

    @Override
    public boolean isMalformed() {
        return malformed;
    }

    @Override
    public List<FailedUser> value() {
        return List.copyOf(failedUsers);
    }

    private void readData(JsonParser json) {
        if (!opens(JsonToken.START_OBJECT, json)) {
            return;
        }
        @Nullable String field;
        while ((field = json.nextName()) != null) {
            json.nextToken();
            if (field.equals(LIST)) {
                readList(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readList(JsonParser json) {
        if (!opens(JsonToken.START_ARRAY, json)) {
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (failedUsers.size() == MOST_ENTRIES) {
                malformed = true;
                json.skipChildren();
            } else {
                readEntry(json);
            }
        }
    }

    private void readEntry(JsonParser json) {
        @Nullable String userId = null;
        int errorCode = 0;
        @Nullable String errorMessage = null;
        if (opens(JsonToken.START_OBJECT, json)) {
            @Nullable String field;
            while ((field = json.nextName()) != null) {
                json.nextToken();
                switch (field) {
                    case "user_id" -> userId = JsonScalars.text(json);
                    case "error_code" -> errorCode = JsonScalars.integer(json, 0);
                    case "error_message" -> errorMessage = JsonScalars.text(json);
                    default -> json.skipChildren();
                }
            }
        }
        failedUsers.add(new FailedUser(userId, errorCode, errorMessage == null ? "" : redaction.apply(errorMessage)));
    }

    /**
     * Returns whether a value of the documented type begins here; skips any other, which is malformed unless it is
     * null.
     */
    private boolean opens(JsonToken documented, JsonParser json) {
        if (json.currentToken() == documented) {
            return true;
        }
        malformed |= json.currentToken() != JsonToken.VALUE_NULL;
        json.skipChildren();
        return false;
    }
}
