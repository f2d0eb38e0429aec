package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.simulator.internal.response.WireResponse;
import java.util.function.UnaryOperator;

/**
 * Effect of a fault on one request.
 *
 * @param name the name of the fault
 * @param stage how far the platform gets with the request
 * @param behavior how the platform departs from its rules
 * @param mutation from the genuine response to the one that is sent; gets a blank one when the platform has not acted
 */
public record FaultEffect(
        String name, Stage stage, BehaviorOverride behavior, UnaryOperator<WireResponse> mutation) {

    /** How far the platform gets with a request. */
    public enum Stage {
        UNREAD,
        READ,
        ACTED
    }

    public static final FaultEffect NONE = behaving("none", BehaviorOverride.NONE);

    /** The request is not read. */
    public static FaultEffect unread(String name, WireResponse response) {
        return new FaultEffect(name, Stage.UNREAD, BehaviorOverride.NONE, genuine -> response);
    }

    /** Another response is sent instead of acting. */
    public static FaultEffect instead(String name, UnaryOperator<WireResponse> mutation) {
        return new FaultEffect(name, Stage.READ, BehaviorOverride.NONE, mutation);
    }

    /** The platform acts, and its response is changed. */
    public static FaultEffect changing(String name, UnaryOperator<WireResponse> mutation) {
        return new FaultEffect(name, Stage.ACTED, BehaviorOverride.NONE, mutation);
    }

    /** The platform acts otherwise, and its response tells so. */
    public static FaultEffect behaving(String name, BehaviorOverride behavior) {
        return new FaultEffect(name, Stage.ACTED, behavior, UnaryOperator.identity());
    }

    /**
     * The same after the platform has acted.
     *
     * @throws IllegalStateException when the request is not read
     */
    public FaultEffect afterActing() {
        return switch (stage) {
            case UNREAD -> throw new IllegalStateException("A request that is not read cannot be acted upon");
            case READ -> new FaultEffect(name + ", after acting", Stage.ACTED, behavior, mutation);
            case ACTED -> this;
        };
    }

    boolean isRead() {
        return stage != Stage.UNREAD;
    }

    boolean acts() {
        return stage == Stage.ACTED;
    }
}
