package io.taomarket.chassis.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/** A step of a trace, from its making to its close, on one thread. Of a request that is not traced it is {@link #NONE}. */
public final class Step implements AutoCloseable {

    static final Step NONE = new Step(null, null);

    private final @Nullable Span span;
    private final Tracer.@Nullable SpanInScope scope;

    private Step(@Nullable Span span, Tracer.@Nullable SpanInScope scope) {
        this.span = span;
        this.scope = scope;
    }

    static Step begin(Tracer tracer, Span span) {
        return new Step(span, tracer.withSpan(span));
    }

    public boolean isTraced() {
        return span != null;
    }

    public Step named(String name) {
        if (span != null) span.name(name);
        return this;
    }

    public Step tag(String name, String value) {
        if (span != null) span.tag(name, value);
        return this;
    }

    public void failed(Throwable reason) {
        if (span != null) span.error(reason);
    }

    @Override
    public void close() {
        if (scope != null) scope.close();
        if (span != null) span.end();
    }
}
