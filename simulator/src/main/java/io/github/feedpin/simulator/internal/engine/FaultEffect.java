package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.simulator.internal.response.WireResponse;
import java.util.function.UnaryOperator;

/**
 * Effect of a fault on one request.
 *
 * @param name the name of the fault
 * @param progress how far the platform gets with the request
 * @param behavior how the platform deviates from its rules
 * @param mutation from the genuine response to the one that is sent; gets a blank one if the platform has not acted
 */
public record FaultEffect(
        String name, Progress progress, BehaviorOverride behavior, UnaryOperator<WireResponse> mutation) {

    /** How far the platform gets with a request. */
    public enum Progress {
        UNREAD,
        READ,
        ACTED
    }

    public static final FaultEffect NONE = behaving("none", BehaviorOverride.NONE);

    /** The request is not read. */
    public static FaultEffect unread(String name, WireResponse response) {
        return new FaultEffect(name, Progress.UNREAD, BehaviorOverride.NONE, genuine -> response);
    }

    /** Another response is sent instead of acting. */
    public static FaultEffect instead(String name, UnaryOperator<WireResponse> mutation) {
        return new FaultEffect(name, Progress.READ, BehaviorOverride.NONE, mutation);
    }

    /** The platform acts, and its response is changed. */
    public static FaultEffect changing(String name, UnaryOperator<WireResponse> mutation) {
        return new FaultEffect(name, Progress.ACTED, BehaviorOverride.NONE, mutation);
    }

    /** The platform acts otherwise, and its response says so. */
    public static FaultEffect behaving(String name, BehaviorOverride behavior) {
        return new FaultEffect(name, Progress.ACTED, behavior, UnaryOperator.identity());
    }

    /**
     * The same after the platform has acted.
     *
     * @throws IllegalStateException if the request is not read
     */
    public FaultEffect afterActing() {
        return switch (progress) {
            case UNREAD -> throw new IllegalStateException("A request that is not read cannot be acted upon");
            case READ -> new FaultEffect(name + ", after acting", Progress.ACTED, behavior, mutation);
            case ACTED -> this;
        };
    }

    boolean isRead() {
        return progress != Progress.UNREAD;
    }

    boolean acts() {
        return progress == Progress.ACTED;
    }
}
