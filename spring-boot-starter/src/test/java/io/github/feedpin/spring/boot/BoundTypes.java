package io.github.feedpin.spring.boot;

import io.github.feedpin.spring.boot.properties.FeedpinProperties;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/** What properties are bound to: the record of them all, and the records that it is made of. */
final class BoundTypes {

    private BoundTypes() {}

    static Stream<Class<?>> all() {
        return in(FeedpinProperties.class);
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
