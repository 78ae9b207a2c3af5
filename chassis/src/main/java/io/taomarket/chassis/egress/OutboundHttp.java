package io.taomarket.chassis.egress;

import io.taomarket.chassis.egress.OutboundFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;

/** Calls endpoints that strangers run. Blocking, made for virtual threads; every failure is an {@link OutboundFailure}. */
public final class OutboundHttp implements AutoCloseable {

    private final EgressProperties properties;
    private final Refusals refusals;
    private final CloseableHttpClient client;
    private final Watchdog watchdog = new Watchdog();

    public OutboundHttp(EgressProperties properties, Refusals refusals) {
        this(properties, refusals, InetAddress::getAllByName);
    }

    OutboundHttp(EgressProperties properties, Refusals refusals, NameService names) {
        this.properties = properties;
        this.refusals = refusals;
        this.client = GuardedHttpClient.create(properties, new EgressGuard(properties), names);
    }

    /** Exchanges with the deadlines and the body limit of the properties. */
    public OutboundResponse exchange(String peerId, OutboundRequest request) throws OutboundFailure {
        return exchange(peerId, request, properties.deadlines(), properties.maxBodyBytes());
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @param peerId whose endpoint it is; a connection made for one peer is never used for another
     */
    public OutboundResponse exchange(String peerId, OutboundRequest request, Deadlines deadlines, long maxBodyBytes)
            throws OutboundFailure {
        return exchange(peerId, request, deadlines, maxBodyBytes, new Abort());
    }

    /** The same, but {@code abort} can end it from its beginning to its end. */
    public OutboundResponse exchange(
            String peerId, OutboundRequest request, Deadlines deadlines, long maxBodyBytes, Abort abort)
            throws OutboundFailure {
        try (var stream = open(peerId, request, deadlines, maxBodyBytes, Long.MAX_VALUE, abort)) {
            return new OutboundResponse(
                    stream.status(), stream.headers(), stream.body().readAllBytes());
        } catch (OutboundFailure e) {
            throw e;
        } catch (IOException e) {
            throw new OutboundFailure(Reason.PROTOCOL, "protocol: " + e.getMessage(), e);
        }
    }

    /**
     * Sends a request and returns once the head of the answer is there; the body is read by the caller, line by line no
     * longer than the properties allow. The caller closes the stream.
     */
    public OutboundStream open(String peerId, OutboundRequest request, Deadlines deadlines, long maxBodyBytes)
            throws OutboundFailure {
        return open(peerId, request, deadlines, maxBodyBytes, new Abort());
    }

    /** The same, but {@code abort} can end it from its beginning to its end. */
    public OutboundStream open(
            String peerId, OutboundRequest request, Deadlines deadlines, long maxBodyBytes, Abort abort)
            throws OutboundFailure {
        return open(peerId, request, deadlines, maxBodyBytes, properties.maxLineBytes(), abort);
    }

    private OutboundStream open(
            String peerId,
            OutboundRequest request,
            Deadlines deadlines,
            long maxBodyBytes,
            long maxLineBytes,
            Abort abort)
            throws OutboundFailure {
        var message = message(request, deadlines);
        var context = HttpClientContext.create();
        context.setUserToken(peerId);
        var exchange = new Exchange(message, context, watchdog.watch(deadlines.total(), message::cancel));
        exchange.watch().expectWithin(deadlines.firstByte());
        abort.reaches(message::cancel);
        try {
            var endpoint = request.endpoint();
            var target = new HttpHost(endpoint.scheme(), endpoint.host(), endpoint.port());
            var response = client.executeOpen(target, message, context);
            exchange.watch().rest();
            return stream(response, exchange, deadlines, maxBodyBytes, maxLineBytes);
        } catch (IOException | IllegalStateException e) {
            if (e instanceof RefusedAddress refused) refusals.refused(refused.ruleId());
            var failure = exchange.failure(e);
            exchange.abort();
            throw failure;
        }
    }

    private OutboundStream stream(
            ClassicHttpResponse response, Exchange exchange, Deadlines deadlines, long maxBodyBytes, long maxLineBytes)
            throws IOException {
        try {
            var headers = headers(response);
            var entity = response.getEntity();
            var content = entity == null ? InputStream.nullInputStream() : entity.getContent();
            var body = new BoundedBody(content, exchange, deadlines.betweenBytes(), maxBodyBytes, maxLineBytes);
            return new OutboundStream(response, headers, body);
        } catch (IOException e) {
            exchange.abort();
            Closer.closeQuietly(response);
            throw e;
        }
    }

    private HttpUriRequestBase message(OutboundRequest request, Deadlines deadlines) {
        var message = new HttpUriRequestBase(request.method(), URI.create(request.target()));
        request.headers().forEach(message::setHeader);
        var body = request.body();
        if (body != null) message.setEntity(new ByteArrayEntity(body, null));
        message.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(GuardedHttpClient.timeout(properties.leaseTimeout()))
                .setResponseTimeout(GuardedHttpClient.timeout(deadlines.firstByte()))
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build());
        return message;
    }

    /** We never ask for a compressed answer, so one that comes is refused rather than unpacked. */
    private Map<String, String> headers(ClassicHttpResponse response) throws OutboundFailure {
        var headers = new LinkedHashMap<String, String>();
        var length = 0L;
        for (var header : response.getHeaders()) {
            var value = header.getValue() == null ? "" : header.getValue();
            length += header.getName().length() + value.length() + 4;
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value);
        }
        if (length > properties.maxHeaderBytes())
            throw new OutboundFailure(Reason.TOO_LARGE, "too_large: the head is longer than we accept");
        if (!headers.getOrDefault("content-encoding", "identity").equalsIgnoreCase("identity"))
            throw new OutboundFailure(Reason.PROTOCOL, "protocol: the body is compressed");
        return Map.copyOf(headers);
    }

    @Override
    public void close() {
        watchdog.close();
        client.close(CloseMode.IMMEDIATE);
    }
}
