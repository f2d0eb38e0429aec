package io.github.feedpin.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Annotation that makes the application under test call a simulated platform instead of the real one, regardless of the
 * base URL and the credentials that its properties and beans configure. Works with {@code @SpringBootTest} and with
 * test slices, and requires no property.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigureFeedpinSimulator
 * class ReminderTest {
 *
 *     @Autowired
 *     ReminderService reminders;
 *
 *     @Autowired
 *     PlatformSimulator simulator;
 *
 *     @Test
 *     void reminds() {
 *         StepVerifier.create(reminders.remind("ou_ann")).expectNext(true).verifyComplete();
 *         assertThat(simulator.isPinned("ou_ann")).isTrue();
 *     }
 * }
 * }</pre>
 *
 * <p>The simulator serves over HTTP, on a free port of the loopback interface, until the context closes. The following
 * beans can be injected: the {@link io.github.feedpin.simulator.PlatformSimulator PlatformSimulator}, its
 * {@link io.github.feedpin.simulator.Journal Journal} and its {@link io.github.feedpin.simulator.FaultScript
 * FaultScript}. After each test method the simulator is
 * {@linkplain io.github.feedpin.simulator.PlatformSimulator#reset() reset}, so that tests sharing a context are
 * independent, provided that they run sequentially and leave no request in progress. The time of the clients is
 * advanced by a day, so that they forget timed state such as a rate limit, the rejection of their app, or their token;
 * clients that the application defines do so only if they use the {@link io.github.feedpin.time.TimeSource TimeSource}
 * bean. A {@code PlatformSimulator} bean of the test replaces the default one.
 *
 * <p>The time of the clients is {@link SimulatedTime}, which can be injected: a test advances it, for instance to see
 * that pins end. With {@code feedpin.pins.enabled}, pins are recorded in memory, and forgotten after each test. Redis
 * is not used, unless {@code feedpin.redis.enabled} is true.
 *
 * <p>Each client below {@code feedpin.clients} has its own simulator, since it belongs to another app. Its beans are
 * qualified by the client's name, as in {@code @Qualifier("hr")}. An unqualified injection point gets the simulator of
 * the client that it would get.
 *
 * <p>For a store app, the {@link io.github.feedpin.simulator.SimulatedStoreApp SimulatedStoreApp} can be injected as
 * well, with its tenants and what is pinned in each of them. The application has a ticket from the start. If
 * {@code feedpin.events.path} is set, the simulator pushes tickets and events to the application's own receiver, over
 * HTTP if the test starts a server, encrypted and signed with a key that replaces those of the properties.
 *
 * <p>Beans of type {@link io.github.feedpin.spring.boot.FeedpinConnectionDetails} are removed from the application
 * before they are created. A {@code FeedpinPlatform}, {@code TokenProvider} or {@code FeedpinClient} that the
 * application defines is kept unchanged. A platform that takes its base URL from the {@code FeedpinConnectionDetails}
 * calls the simulator.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureFeedpinSimulator {}
