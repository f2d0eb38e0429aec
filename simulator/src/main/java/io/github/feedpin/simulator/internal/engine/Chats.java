package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Group chats that exist, and that the bot is in. */
public record Chats(Predicate<String> unknown, Predicate<String> withoutBot) {

    @Nullable
    Rejection rejectionOf(FeedCard card) {
        if (card.type() == FeedCardType.BOT_CHAT) {
            return null;
        }
        if (unknown.test(card.id())) {
            return Rejection.PARAM_INVALID;
        }
        return withoutBot.test(card.id()) ? Rejection.BOT_NOT_IN_CHAT : null;
    }
}
