package io.github.feedpin.reactor;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the token and {@code expire}, in seconds, which are beside {@code code}. */
final class GrantedTokenReader implements ResponseDataReader<GrantedToken> {

    private final String tokenField;
    private @Nullable String token;
    private int expire;

    /** @param tokenField the name of the field that contains the token */
    GrantedTokenReader(String tokenField) {
        this.tokenField = tokenField;
    }

    @Override
    public void read(String field, JsonParser json) {
        if (field.equals(tokenField) && json.currentToken() == JsonToken.VALUE_STRING) {
            token = json.getString();
        } else if (field.equals("expire")) {
            expire = JsonScalars.integer(json, 0);
        } else {
            json.skipChildren();
        }
    }

    /** Returns null without a valid token, or if it has already expired. */
    @Override
    public @Nullable GrantedToken value() {
        if (token == null || expire <= 0) {
            return null;
        }
        try {
            return new GrantedToken(new AccessToken(token), Duration.ofSeconds(expire));
        } catch (IllegalArgumentException unusable) {
            return null;
        }
    }
}
