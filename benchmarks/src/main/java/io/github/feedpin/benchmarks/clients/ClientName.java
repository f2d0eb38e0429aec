package io.github.feedpin.benchmarks.clients;

import java.util.stream.Stream;

/** The clients there are. */
public enum ClientName {
    FEEDPIN_SEND("feedpin-send", "feedpin"),
    FEEDPIN_RUN("feedpin-run", "feedpin"),
    FEEDPIN_EACH("feedpin-each", "feedpin"),
    REACTOR_NETTY("reactor-netty", "reactor-netty"),
    REACTOR_NETTY_FLOOR("reactor-netty-floor", "reactor-netty");

    private final String text;
    private final String classPath;

    ClientName(String text, String classPath) {
        this.text = text;
        this.classPath = classPath;
    }

    /** The one of this name. */
    public static ClientName of(String text) {
        return Stream.of(values())
                .filter(name -> name.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no client '" + text + "', but " + String.join(", ", texts())));
    }

    private static Iterable<String> texts() {
        return Stream.of(values()).map(ClientName::toString).toList();
    }

    /** What {@link io.github.feedpin.benchmarks.lab.ClassPath#of} takes. */
    public String classPath() {
        return classPath;
    }

    /** Sets it up. Each branch loads its own client's classes only, for no other's are on the class path. */
    public Client create(Setup setup) {
        return switch (this) {
            case FEEDPIN_SEND -> new FeedpinSend(setup);
            case FEEDPIN_RUN -> FeedpinRun.overCollections(setup);
            case FEEDPIN_EACH -> FeedpinRun.overStreams(setup);
            case REACTOR_NETTY -> new ReactorNetty(setup);
            case REACTOR_NETTY_FLOOR -> new ReactorNettyFloor(setup);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
