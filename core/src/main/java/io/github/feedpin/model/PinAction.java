package io.github.feedpin.model;

/** What a request does with the bot's chat. */
public enum PinAction {

    /** Puts the chat at the top of the message list. */
    PIN,

    /** Takes it down again. */
    UNPIN;

    /** The action that undoes this one. */
    public PinAction opposite() {
        return this == PIN ? UNPIN : PIN;
    }
}
