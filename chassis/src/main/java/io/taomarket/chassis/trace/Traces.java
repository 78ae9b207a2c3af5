package io.taomarket.chassis.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where traces begin and go on. Only the door begins one, for a share of the requests; everybody else goes on with what
 * has been passed on. Whatever is not traced costs a look at a header.
 */
public final class Traces {

    /** The header, of a request and of a message, that says which step comes before. */
    public static final String HEADER = "traceparent";

    private final Tracer tracer;
    private final double share;

    /**
     * @param share of the requests that are traced, from 0 to 1
     */
    Traces(Tracer tracer, double share) {
        this.tracer = tracer;
        this.share = share;
    }

    /** What is passed on so that others go on from what this thread does; nothing where it is not traced. */
    public Optional<String> here() {
        var span = tracer.currentSpan();
        return span == null || span.isNoop()
                ? Optional.empty()
                : Optional.of(TraceParent.of(span.context()).text());
    }

    /** A step of what this thread does. */
    public Step step(String name) {
        var span = tracer.currentSpan();
        if (span == null || span.isNoop()) return Step.NONE;
        return begin(tracer.spanBuilder().setParent(span.context()).name(name).kind(Span.Kind.CLIENT));
    }

    /** Says more of the step that this thread is at, if it is traced. */
    public void tag(String name, String value) {
        var span = tracer.currentSpan();
        if (span != null) span.tag(name, value);
    }

    /** A step after what has been passed on. */
    public Step after(@Nullable String passedOn, String name, Span.Kind kind) {
        return TraceParent.read(passedOn)
                .map(before -> begin(tracer.spanBuilder()
                        .setParent(before.context(tracer))
                        .name(name)
                        .kind(kind)))
                .orElse(Step.NONE);
    }

    /** The first step of a new trace, for as many as are to be traced. */
    Step first(String name) {
        if (share == 0 || ThreadLocalRandom.current().nextDouble() >= share) return Step.NONE;
        return begin(tracer.spanBuilder().setNoParent().name(name).kind(Span.Kind.SERVER));
    }

    /** A step that is over: one of many that were done together. */
    void done(@Nullable String passedOn, String name, Instant begun, Instant ended) {
        TraceParent.read(passedOn).ifPresent(before -> tracer.spanBuilder()
                .setParent(before.context(tracer))
                .name(name)
                .kind(Span.Kind.CONSUMER)
                .startTimestamp(micros(begun), TimeUnit.MICROSECONDS)
                .start()
                .end(micros(ended), TimeUnit.MICROSECONDS));
    }

    /** The work, on whatever thread it is done, as a part of what this thread does. */
    public static Runnable carried(Runnable work) {
        return Context.current().wrap(work);
    }

    private Step begin(Span.Builder builder) {
        return Step.begin(tracer, builder.start());
    }

    private static long micros(Instant time) {
        return TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(time.getNano());
    }
}
