package io.github.feedpin.spring.boot.traced;

import brave.handler.MutableSpan;
import brave.handler.SpanHandler;
import brave.propagation.TraceContext;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the spans that have ended. */
final class RecordedSpans extends SpanHandler {

    private final List<MutableSpan> spans = new CopyOnWriteArrayList<>();

    @Override
    public boolean end(TraceContext context, MutableSpan span, Cause cause) {
        spans.add(span);
        return true;
    }

    List<MutableSpan> named(String name) {
        return spans.stream().filter(span -> name.equals(span.name())).toList();
    }
}
