package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import io.github.feedpin.spring.boot.properties.RedisProperties;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** The records that properties are bound to. */
final class BoundTypes {

    private BoundTypes() {}

    static Stream<Class<?>> all() {
        return Stream.concat(in(FeedpinProperties.class), in(RedisProperties.class))
                .distinct();
    }

    private static Stream<Class<?>> in(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .filter(component -> component.isRecord()
                                && component.getPackage().equals(FeedpinProperties.class.getPackage()))
                        .flatMap(BoundTypes::in));
    }
}
