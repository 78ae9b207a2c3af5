package io.taomarket.gateway.body;

import static java.lang.Math.toIntExact;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.gateway.door.Pipeline;
import io.taomarket.gateway.door.Visit;
import io.taomarket.gateway.error.ErrorAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes the whole body in, so that a service never waits for a slow client and never sees half a request. */
@Component
@Order(Pipeline.BODY)
class BodyFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BodyFilter.class);
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final transient BodyProperties limits;
    private final transient BodyReader reader;
    private final transient Semaphore room;

    BodyFilter(BodyProperties limits, Clock clock) {
        this.limits = limits;
        reader = new BodyReader(clock, limits.timeout());
        room = new Semaphore(limits.togetherBytes(Runtime.getRuntime().maxMemory()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!announcesBody(request)) {
            chain.doFilter(request, response);
            return;
        }
        var reserved = reserve(request);
        try {
            var body = reader.read(request.getInputStream(), reserved);
            room.release(reserved - body.length);
            reserved = body.length;
            if (body.length > 0) MediaTypes.requireJson(request);
            Visit.of(request).carry(body);
            chain.doFilter(request, response);
        } catch (BodyReader.BodyLost e) {
            LOG.debug("A body did not arrive: {}", e.toString()); // the server itself has refused it by now
        } finally {
            room.release(reserved);
        }
    }

    /** Takes room for what is announced, or for as much as may come. */
    private int reserve(HttpServletRequest request) {
        MediaTypes.refusePacked(request);
        var isCustomers = ErrorAnswers.isCustomers(request.getRequestURI());
        var limit = toIntExact((isCustomers ? limits.customers() : limits.marketplace()).toBytes());
        var announced = request.getContentLengthLong();
        if (announced > limit) throw BodyReader.tooLarge(limit);
        var needed = announced < 0 ? limit : toIntExact(announced);
        if (!room.tryAcquire(needed))
            throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again in a moment.");
        return needed;
    }

    private static boolean announcesBody(HttpServletRequest request) {
        return WITH_BODY.contains(request.getMethod())
                && (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null);
    }
}
