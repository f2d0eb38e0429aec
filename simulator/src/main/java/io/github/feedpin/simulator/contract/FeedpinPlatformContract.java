package io.github.feedpin.simulator.contract;

/**
 * Contract of every {@link io.github.feedpin.platform.FeedpinPlatform}. A test class of an adapter implements one
 * method and inherits the tests:
 *
 * <pre>{@code
 * class MyPlatformContractTest implements FeedpinPlatformContract {
 *
 *     private final List<SimulatorServer> servers = new ArrayList<>();
 *
 *     @Override
 *     public FeedpinPlatform connect(PlatformSimulator simulator, Duration callTimeout) {
 *         SimulatorServer server = simulator.serve();
 *         servers.add(server);
 *         return MyPlatform.at(server.baseUrl(), callTimeout);
 *     }
 *
 *     @AfterEach
 *     void close() {
 *         servers.forEach(SimulatorServer::close);
 *     }
 * }
 * }</pre>
 *
 * <p>Each part can also be implemented alone.
 */
public interface FeedpinPlatformContract
        extends SubscriptionContract,
                CancellationContract,
                ResponseContract,
                InvalidResponseContract,
                NoResponseContract,
                InterimResponseContract,
                ProxyContract,
                EveryRequestContract,
                TokenContract,
                StoreAppContract,
                GroupChatContract,
                RedactionContract {}
