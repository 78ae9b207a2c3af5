package io.taomarket.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;

/** Takes in traces over OTLP, as an operator's collector does, and shows the latest. */
final class Collector {

    private static final int KEPT = 20_000;

    private final ConcurrentLinkedDeque<Step> steps = new ConcurrentLinkedDeque<>();
    private final HttpServer server;

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var collector = new Collector(server);
            server.createContext("/v1/traces", collector::take);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    /** All steps of the trace to which this request belongs; none while it is not here, or is not traced. */
    List<Step> traceOf(String requestId) {
        var trace = steps.stream()
                .filter(step -> requestId.equals(step.tags().get("tao.request_id")))
                .map(Step::trace)
                .findFirst();
        return steps.stream()
                .filter(step -> trace.isPresent() && step.trace().equals(trace.get()))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            for (var resource : ExportTraceServiceRequest.parseFrom(exchange.getRequestBody())
                    .getResourceSpansList()) {
                var service = resource.getResource().getAttributesList().stream()
                        .filter(attribute -> attribute.getKey().equals("service.name"))
                        .map(attribute -> attribute.getValue().getStringValue())
                        .findFirst()
                        .orElse("");
                resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .map(span -> Step.of(service, span))
                        .forEach(steps::addFirst);
            }
            while (steps.size() > KEPT) steps.removeLast();
            var answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    /** One step of a trace. */
    record Step(String service, String name, String trace, String id, String before, Map<String, String> tags) {

        private static Step of(String service, io.opentelemetry.proto.trace.v1.Span span) {
            var hex = HexFormat.of();
            return new Step(
                    service,
                    span.getName(),
                    hex.formatHex(span.getTraceId().toByteArray()),
                    hex.formatHex(span.getSpanId().toByteArray()),
                    hex.formatHex(span.getParentSpanId().toByteArray()),
                    span.getAttributesList().stream()
                            .collect(Collectors.toMap(
                                    attribute -> attribute.getKey(),
                                    attribute -> attribute.getValue().getStringValue())));
        }
    }
}
