package io.github.feedpin.model;

/** Types of feed cards. The platform has an API, and so a quota, for each. */
public enum FeedCardType {
    /** The chat between a user and the bot. */
    BOT_CHAT,
    /** A group chat. */
    GROUP_CHAT
}
