package io.github.feedpin.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Card in a user's message list, as the platform calls it: what a client pins and unpins. Either the chat with the bot,
 * or a group chat that the bot is in.
 */
public final class FeedCard {

    /** The chat between a user and the bot. */
    public static final FeedCard BOT_CHAT = new FeedCard(FeedCardType.BOT_CHAT, "bot_time_sentive");

    private static final String CHAT_PREFIX = "oc_";

    private final FeedCardType type;
    private final String id;

    private FeedCard(FeedCardType type, String id) {
        this.type = type;
        this.id = id;
    }

    /**
     * Creates the card of a group chat.
     *
     * @param chatId the id of the chat, for instance {@code oc_a0553eda9014c201e6969b478895c230}
     * @return the card, which equals other cards of the same chat
     * @throws IllegalArgumentException if it does not start with {@code oc_} or is not valid
     */
    public static FeedCard groupChat(String chatId) {
        Objects.requireNonNull(chatId, "chatId");
        @Nullable String problem = UserIds.problem(chatId);
        if (problem != null) {
            throw new IllegalArgumentException("The chat id " + problem);
        }
        if (!chatId.startsWith(CHAT_PREFIX) || chatId.length() == CHAT_PREFIX.length()) {
            throw new IllegalArgumentException("A chat id starts with " + CHAT_PREFIX);
        }
        return new FeedCard(FeedCardType.GROUP_CHAT, chatId);
    }

    /** {@return the type of the card} */
    public FeedCardType type() {
        return type;
    }

    /**
     * {@return the id in the path of the endpoint, not encoded: {@code bot_time_sentive}, or the id of the group chat}
     */
    public String id() {
        return id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FeedCard that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Returns the type, and the shortened id of a group chat. */
    @Override
    public String toString() {
        return type == FeedCardType.BOT_CHAT ? "FeedCard[BOT_CHAT]" : "FeedCard[" + UserIds.shorten(id) + "]";
    }
}
