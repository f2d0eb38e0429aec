package io.github.feedpin.spring.boot.jackson;

import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import java.util.function.Function;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.util.StdConverter;

/**
 * Jackson module that serializes {@link PinReport}, {@link UserOutcome} and {@link RunStats}: counts, ids and messages,
 * without exceptions and stack traces. Requires no configuration: the JSON mappers of Spring and Spring Boot find
 * modules, and so does {@code JsonMapper.builder().findAndAddModules()}. Deserialization is not supported.
 */
public final class FeedpinJacksonModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    /** Creates the module; used by Jackson, which finds it as a service. */
    public FeedpinJacksonModule() {
        super("feedpin");
        write(PinReport.class, ReportJson::of);
        write(UserOutcome.class, OutcomeJson::of);
        write(RunStats.class, StatsJson::of);
    }

    private <T> void write(Class<T> type, Function<T, Object> form) {
        addSerializer(type, new StdConvertingSerializer(type, new StdConverter<T, Object>() {
            @Override
            public Object convert(T value) {
                return form.apply(value);
            }
        }));
    }
}
