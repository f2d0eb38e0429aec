package io.github.feedpin.simulator.contract;

/**
 * What every {@link io.github.feedpin.platform.FeedpinPlatform} must do, whatever the other side does. A test class of
 * an adapter implements it by one method, and JUnit runs the rest:
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
 * <p>Each part of it can be implemented alone.
 */
public interface FeedpinPlatformContract
        extends SubscriptionContract,
                CancellationContract,
                ResponseContract,
                DoubtfulResponseContract,
                NoResponseContract,
                InterimResponseContract,
                ProxyContract,
                TokenContract,
                SecrecyContract {}
