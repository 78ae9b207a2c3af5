package io.taomarket.gateway.proxy;

import io.taomarket.chassis.presence.Farewell;
import io.taomarket.chassis.presence.Presence;
import io.taomarket.gateway.door.Visit;
import io.taomarket.gateway.error.ErrorAnswers;
import io.taomarket.gateway.route.Destination;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes a request to its service and the answer back, chunk by chunk. Path and query travel as they stood on the
 * request line. Whatever ends the exchange early, a client that has left above all, also ends the call;
 * when the gateway stops, that comes early enough for the client to be told.
 */
@Component
class ServiceExchange implements ProxyExchange {

    private final ServiceClients clients;
    private final Breakers breakers;
    private final Replicas replicas;
    private final ErrorAnswers errors;
    private final ProxyProperties properties;
    private final Presence presence;
    private final Farewell farewell;

    ServiceExchange(
            ServiceClients clients,
            Breakers breakers,
            Replicas replicas,
            ErrorAnswers errors,
            ProxyProperties properties,
            Presence presence,
            Farewell farewell) {
        this.clients = clients;
        this.breakers = breakers;
        this.replicas = replicas;
        this.errors = errors;
        this.properties = properties;
        this.presence = presence;
        this.farewell = farewell;
    }

    @Override
    public ServerResponse exchange(Request request) {
        var servlet = request.getServerRequest().servletRequest();
        var visit = Visit.of(servlet);
        var call = new ServiceCall(
                clients.client(),
                breakers.of(visit.route().destination()),
                replicas.forCaller(URI.create(String.valueOf(request.getUri())), visit.caller()),
                outgoing(request, servlet, visit));
        var client = presence.watch(servlet, call::abort);
        var stay = farewell.begin(call::abort);
        visit.atEnd(() -> {
            client.close();
            stay.close();
            call.abort();
        });
        var response = call.send();
        var answer = new Answer(servlet, response, errors);
        if (ErrorAnswers.isCustomers(servlet.getRequestURI()))
            answer.getHeaders().set("openai-processing-ms", Long.toString(visit.elapsedMs()));
        return relay(request, answer);
    }

    private HttpUriRequestBase outgoing(Request request, HttpServletRequest servlet, Visit visit) {
        var outgoing = new HttpUriRequestBase(request.getMethod().name(), URI.create(String.valueOf(request.getUri())));
        var query = servlet.getQueryString();
        outgoing.setPath(query == null ? servlet.getRequestURI() : servlet.getRequestURI() + "?" + query);
        request.getHeaders().forEach((name, values) -> values.forEach(value -> outgoing.addHeader(name, value)));
        if (visit.body().length > 0) outgoing.setEntity(new ByteArrayEntity(visit.body(), null));
        outgoing.setConfig(clients.patience(patience(visit, servlet)));
        return outgoing;
    }

    private Duration patience(Visit visit, HttpServletRequest servlet) {
        var waitsForModel = visit.route().destination() == Destination.INFERENCE
                && servlet.getMethod().equals("POST");
        return waitsForModel ? properties.modelResponseTimeout() : properties.responseTimeout();
    }

    private static ServerResponse relay(Request request, Answer answer) {
        answer.prepare();
        var relayed = GatewayServerResponse.status(answer.getStatusCode()).build((_, servlet) -> {
            answer.writeTo(servlet);
            return null;
        });
        request.getResponseConsumers().forEach(consumer -> consumer.accept(answer, relayed));
        return relayed;
    }
}
