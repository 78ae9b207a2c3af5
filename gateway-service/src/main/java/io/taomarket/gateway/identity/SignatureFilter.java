package io.taomarket.gateway.identity;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.chassis.signing.PlatformKey;
import io.taomarket.chassis.signing.SignedRequestVerifier;
import io.taomarket.chassis.signing.Verification;
import io.taomarket.gateway.door.Pipeline;
import io.taomarket.gateway.door.Visit;
import io.taomarket.gateway.route.Access;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Checks signed requests: by whom, for us, just now, unchanged, and for the first time. */
@Component
@Order(Pipeline.SIGNATURE)
class SignatureFilter extends HttpFilter {

    private final transient SignedRequestVerifier verifier;
    private final transient PlatformKey platform;

    SignatureFilter(SignedRequestVerifier verifier, PlatformKey platform) {
        this.verifier = verifier;
        this.platform = platform;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Credentials.isSigned(request)) {
            var visit = Visit.of(request);
            refuseAdminRoute(request, visit);
            var valid = verify(request, visit.body());
            visit.identify(Callers.signer(valid, request.getRemoteAddr(), visit.requestId()));
        }
        chain.doFilter(request, response);
    }

    private Verification.Valid verify(HttpServletRequest request, byte[] body) {
        var query = request.getQueryString();
        var pathAndQuery = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        var verification = verifier.verify(
                name -> Collections.list(request.getHeaders(name)),
                request.getMethod(),
                pathAndQuery,
                body,
                platform.address());
        return switch (verification) {
            case Verification.Valid valid -> valid;
            case Verification.Invalid invalid ->
                throw new Refusal(HttpStatus.UNAUTHORIZED, invalid.code(), "Refused: " + invalid.message() + ".");
        };
    }

    private static void refuseAdminRoute(HttpServletRequest request, Visit visit) {
        var access =
                visit.route().access(HttpMethod.valueOf(request.getMethod())).orElse(Access.ADMIN);
        if (access.isOperators()) throw new Refusal(HttpStatus.FORBIDDEN, "forbidden", "This is for the operator.");
    }
}
