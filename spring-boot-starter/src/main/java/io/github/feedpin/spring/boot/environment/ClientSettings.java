package io.github.feedpin.spring.boot.environment;

import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.spring.boot.properties.EventsProperties;
import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.InvalidPropertyException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.PropertyPlaceholderHelper;
import org.springframework.util.SystemPropertyUtils;

/**
 * The bound properties of one client. Placeholders in properties of the connection are required to resolve only if the
 * property is needed, since beans of the application may replace them.
 *
 * @param prefix the prefix of the properties
 * @param properties the bound properties
 * @param binding the record of the binding
 */
public record ClientSettings(ConfigurationPropertyName prefix, FeedpinProperties properties, BindingRecorder binding) {

    private static final List<String> CONNECTION_PROPERTIES =
            List.of("app-id", "app-secret", "base-url", "http", "events");

    /** Binds the properties at the top level. */
    public static ClientSettings ofTopLevel(Environment environment) {
        return bind(PropertyNames.TOP, PropertySources.of(environment), environment);
    }

    /** Binds the properties of a named client, which fall back to those at the top level. */
    public static ClientSettings ofNamed(ConfigurationPropertyName client, Environment environment) {
        List<ConfigurationPropertySource> sources = PropertySources.of(environment);
        // In YAML, a client without properties has its own empty value, which is ignored.
        List<ConfigurationPropertySource> ownFirst = Stream.concat(
                        sources.stream().map(source -> source.filter(name -> !name.equals(client))),
                        sources.stream().map(source -> new InheritingSource(source, client)))
                .toList();
        return bind(client, ownFirst, environment);
    }

    /**
     * Returns a resolver that fails on unresolvable placeholders. The default resolver of Spring Boot leaves them as
     * they are.
     */
    static PlaceholdersResolver strictResolver(Environment environment) {
        return new PropertySourcesPlaceholdersResolver(
                ((ConfigurableEnvironment) environment).getPropertySources(),
                new PropertyPlaceholderHelper(
                        SystemPropertyUtils.PLACEHOLDER_PREFIX,
                        SystemPropertyUtils.PLACEHOLDER_SUFFIX,
                        SystemPropertyUtils.VALUE_SEPARATOR,
                        SystemPropertyUtils.ESCAPE_CHARACTER,
                        false));
    }

    private static ClientSettings bind(
            ConfigurationPropertyName prefix, List<ConfigurationPropertySource> sources, Environment environment) {
        BindingRecorder binding = new BindingRecorder(prefix);
        FeedpinProperties properties = new Binder(sources, strictResolver(environment))
                .bindOrCreate(prefix, Bindable.of(FeedpinProperties.class), binding);
        ClientSettings settings = new ClientSettings(prefix, properties, binding);
        binding.requireResolved(name -> CONNECTION_PROPERTIES.stream().noneMatch(part -> settings.isPart(part, name)));
        return settings;
    }

    /**
     * Requires that {@code property}, and the properties below it, have been resolved.
     *
     * @throws UnresolvedPlaceholdersException if one of them has an unresolvable placeholder
     */
    public void requireResolved(String property) {
        binding.requireResolved(name -> isPart(property, name));
    }

    /** @throws InvalidPropertyException if the base URL is malformed */
    public BaseUrl baseUrl() {
        requireResolved("base-url");
        InvalidPropertyException.check(nameOf("base-url"), "The base URL", () -> BaseUrl.of(properties.baseUrl()));
        return BaseUrl.of(properties.baseUrl());
    }

    /**
     * Returns the id of the app.
     *
     * @throws InvalidPropertyException if it is not set
     */
    public String appId() {
        requireResolved("app-id");
        @Nullable String appId = properties.appId();
        InvalidPropertyException.require(
                appId != null && !appId.isBlank(),
                nameOf("app-id") + " must be set, since what processes share and who is pinned are recorded by it");
        return Objects.requireNonNull(appId);
    }

    /** @throws UnusableCredentialsException if a credential is missing or malformed */
    public AppCredentials credentials() {
        requireResolved("app-id");
        requireResolved("app-secret");
        return new CredentialsValidator(this)
                .validate(properties.appType(), properties.appId(), properties.appSecret());
    }

    /**
     * Returns the properties of the receiver of events.
     *
     * @throws InvalidPropertyException if there is neither an Encrypt Key nor a Verification Token
     */
    public EventsProperties events() {
        requireResolved("events");
        EventsProperties events = properties.events();
        InvalidPropertyException.require(
                !events.encryptKey().isEmpty() || !events.verificationToken().isEmpty(),
                nameOf("events.path") + " requires " + prefix.append("events.encrypt-key") + " or "
                        + prefix.append("events.verification-token")
                        + ": without either, anyone who knows the URL could push"
                        + " a false app ticket; the developer console shows both on the page 'Events & Callbacks'");
        return events;
    }

    /**
     * @throws InvalidPropertyException if the credentials belong to an app of another type than the property
     *     {@code app-type} says
     */
    public <T extends AppCredentials> T requireType(Class<T> type, AppCredentials credentials) {
        InvalidPropertyException.require(
                type.isInstance(credentials),
                nameOf("app-type") + " does not match the credentials of the FeedpinConnectionDetails, which are "
                        + credentials.getClass().getSimpleName() + " but should be " + type.getSimpleName());
        return type.cast(credentials);
    }

    /** Returns the name of the property, as {@link InvalidPropertyException} expects it. */
    private String nameOf(String property) {
        return prefix.append(property).subName(1).toString();
    }

    /** Returns the name of the property, then {@code problem}, then where the property is set if that is known. */
    String describe(String property, String problem) {
        ConfigurationPropertyName name = prefix.append(property);
        @Nullable Origin origin = binding.originOf(name);
        return name + " " + problem + (origin == null ? "" : " (" + origin + ")");
    }

    private boolean isPart(String property, ConfigurationPropertyName name) {
        ConfigurationPropertyName whole = prefix.append(property);
        return whole.equals(name) || whole.isAncestorOf(name);
    }
}
