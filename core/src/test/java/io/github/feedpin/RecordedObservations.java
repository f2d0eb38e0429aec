package io.github.feedpin;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Records observations in the order in which they stop. */
final class RecordedObservations implements ObservationHandler<Observation.Context> {

    /** A stopped observation. */
    record Recorded(
            @Nullable String name,
            @Nullable String contextualName,
            Map<String, String> keys,
            @Nullable String parent,
            @Nullable Throwable error) {}

    final ObservationRegistry registry = ObservationRegistry.create();
    final List<Recorded> stopped = new CopyOnWriteArrayList<>();
    final List<String> started = new CopyOnWriteArrayList<>();
    /** The parents of the observations when they started, in the order of {@link #started}. */
    final List<String> scopes = new CopyOnWriteArrayList<>();

    /** The results of the observations when they started. */
    final List<String> results = new CopyOnWriteArrayList<>();

    RecordedObservations() {
        registry.observationConfig().observationHandler(this);
    }

    List<Recorded> named(String name) {
        return stopped.stream().filter(one -> name.equals(one.name())).toList();
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public void onStart(Observation.Context context) {
        @Nullable KeyValue result = context.getLowCardinalityKeyValue("result");
        results.add(result == null ? "none" : result.getValue());
        started.add(String.valueOf(context.getName()));
        @Nullable Observation current = registry.getCurrentObservation();
        scopes.add(
                current == null ? "none" : String.valueOf(current.getContext().getName()));
    }

    @Override
    public void onStop(Observation.Context context) {
        Map<String, String> keys = new HashMap<>();
        for (KeyValue keyValue : context.getAllKeyValues()) {
            keys.put(keyValue.getKey(), keyValue.getValue());
        }
        @Nullable ObservationView parent = context.getParentObservation();
        stopped.add(new Recorded(
                context.getName(),
                context.getContextualName(),
                keys,
                parent == null ? null : parent.getContextView().getName(),
                context.getError()));
    }
}
