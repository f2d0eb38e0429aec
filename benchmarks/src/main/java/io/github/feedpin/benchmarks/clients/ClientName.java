package io.github.feedpin.benchmarks.clients;

/** The clients there are. */
public enum ClientName {
    FEEDPIN_SEND("feedpin-send", "feedpin"),
    FEEDPIN_RUN("feedpin-run", "feedpin"),
    FEEDPIN_EACH("feedpin-each", "feedpin"),
    OFFICIAL_SDK("official-sdk", "official-sdk"),
    REACTOR_NETTY("reactor-netty", "reactor-netty"),
    REACTOR_NETTY_FLOOR("reactor-netty-floor", "reactor-netty"),
    WEBCLIENT("webclient", "webclient"),
    VERTX("vertx", "vertx"),
    OKHTTP("okhttp", "okhttp");

    private final String text;
    private final String classPath;

    ClientName(String text, String classPath) {
        this.text = text;
        this.classPath = classPath;
    }

    /** The one of this name. */
    public static ClientName of(String text) {
        for (ClientName name : values()) {
            if (name.text.equals(text)) {
                return name;
            }
        }
        throw new IllegalArgumentException("There is no client " + text);
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
            case OFFICIAL_SDK -> new OfficialSdk(setup);
            case REACTOR_NETTY -> new ReactorNetty(setup);
            case REACTOR_NETTY_FLOOR -> new ReactorNettyFloor(setup);
            case WEBCLIENT -> new SpringWebClient(setup);
            case VERTX -> new VertxWebClient(setup);
            case OKHTTP -> new OkHttp(setup);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
