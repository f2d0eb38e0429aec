package io.github.feedpin.spring.boot;

import io.github.feedpin.platform.AppType;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/** {@link Conditional} that matches if the app at the top level of the properties is of this type. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnAppType.class)
@interface ConditionalOnAppType {

    AppType value();
}
