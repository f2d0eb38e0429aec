package io.github.feedpin.model;

/** Action of a request on the bot's chat. */
public enum PinAction {

    /** Puts the chat at the top of the message list. */
    PIN,

    /** Removes the chat from the top. */
    UNPIN;

    /** {@return the contradicting action} */
    public PinAction opposite() {
        return this == PIN ? UNPIN : PIN;
    }
}
