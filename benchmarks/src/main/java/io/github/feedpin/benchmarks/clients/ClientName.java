package io.github.feedpin.benchmarks.clients;

/** The compared clients. */
public enum ClientName {
    FEEDPIN_SEND("feedpin-send", "feedpin"),
    FEEDPIN_RUN("feedpin-run", "feedpin"),
    REACTOR_NETTY("reactor-netty", "reactor-netty"),
    WEBCLIENT("webclient", "webclient"),
    OFFICIAL_SDK("official-sdk", "official-sdk");

    private final String text;
    private final String classPath;

    ClientName(String text, String classPath) {
        this.text = text;
        this.classPath = classPath;
    }

    /** Returns the name of the client's {@link io.github.feedpin.benchmarks.harness.ClassPath}. */
    public String classPath() {
        return classPath;
    }

    /** Creates the client. Loads the classes of this client only, since others are not on its class path. */
    public Client create(ClientConfig config) {
        return switch (this) {
            case FEEDPIN_SEND -> new FeedpinSend(config);
            case FEEDPIN_RUN -> new FeedpinRun(config);
            case REACTOR_NETTY -> new ReactorNetty(config);
            case WEBCLIENT -> new SpringWebClient(config);
            case OFFICIAL_SDK -> new OfficialSdk(config);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
