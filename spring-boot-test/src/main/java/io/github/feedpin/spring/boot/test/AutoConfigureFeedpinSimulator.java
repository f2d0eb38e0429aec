package io.github.feedpin.spring.boot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Lets the application under test talk to a simulated platform instead of the real one, whatever its properties and its
 * beans say about where the platform lives and who the app is. It goes with {@code @SpringBootTest} and with test
 * slices, and needs no property at all.
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
 * <p>The simulator serves over HTTP, on a free port of the loopback interface, until the context closes. To be
 * injected, there are the {@link io.github.feedpin.simulator.PlatformSimulator PlatformSimulator}, its
 * {@link io.github.feedpin.simulator.Journal Journal} and its {@link io.github.feedpin.simulator.FaultScript
 * FaultScript}. After each test method the simulator is
 * {@linkplain io.github.feedpin.simulator.PlatformSimulator#reset() reset}, so tests that share a context do not see
 * each other, as long as they run one after the other and leave nothing under way. Clients forget what they remember
 * for a while, such as a rate limit, the rejection of their app, or their token, since a day passes for them; those of
 * the application's own only if they take their time from the {@link io.github.feedpin.time.TimeSource TimeSource}
 * bean. A {@code PlatformSimulator} bean of the test's own takes the place of the default one.
 *
 * <p>Each client below {@code feedpin.clients} has a simulator of its own, since it is another app: whatever is
 * injected by the client's name, as in {@code @Qualifier("hr")}, is also what belongs to that client. Without a
 * qualifier, one gets the simulator of the client that one would get.
 *
 * <p>Beans of type {@link io.github.feedpin.spring.boot.FeedpinConnectionDetails} are removed from the application, and
 * not even created. But where an application has a {@code FeedpinPlatform}, a {@code TokenProvider} or a
 * {@code FeedpinClient} of its own, this stays, and goes where it goes. A platform of its own that asks the
 * {@code FeedpinConnectionDetails} for the base URL goes to the simulator.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureFeedpinSimulator {}
