package io.taomarket.chassis.trace;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C Trace Context's {@code traceparent}: which step of which trace comes before. Only traces that are recorded have one. */
record TraceParent(String traceId, String spanId) {

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f][13579bdf]");

    static TraceParent of(TraceContext context) {
        return new TraceParent(context.traceId(), context.spanId());
    }

    /** Nothing where there is none, it is none, or its trace is not recorded. */
    static Optional<TraceParent> read(@Nullable String text) {
        if (text == null) return Optional.empty();
        var match = FORM.matcher(text);
        return match.matches() ? Optional.of(new TraceParent(match.group(1), match.group(2))) : Optional.empty();
    }

    TraceContext context(Tracer tracer) {
        return tracer.traceContextBuilder()
                .traceId(traceId)
                .spanId(spanId)
                .sampled(true)
                .build();
    }

    String text() {
        return "00-" + traceId + "-" + spanId + "-01";
    }
}
