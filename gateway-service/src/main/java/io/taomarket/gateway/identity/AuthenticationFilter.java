package io.taomarket.gateway.identity;

import io.taomarket.chassis.caller.Caller;
import io.taomarket.chassis.problem.Refusal;
import io.taomarket.gateway.door.Pipeline;
import io.taomarket.gateway.door.Visit;
import io.taomarket.gateway.error.ErrorAnswers;
import io.taomarket.gateway.key.ApiKeys;
import io.taomarket.gateway.limit.Guesses;
import io.taomarket.gateway.route.Access;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds out who calls. Whoever signs is nobody until the body has been read and the signature checked. */
@Component
@Order(Pipeline.AUTHENTICATION)
class AuthenticationFilter extends HttpFilter {

    private final transient ApiKeys keys;
    private final transient OperatorKeys operator;
    private final transient Guesses guesses;

    AuthenticationFilter(ApiKeys keys, OperatorKeys operator, Guesses guesses) {
        this.keys = keys;
        this.operator = operator;
        this.guesses = guesses;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var visit = Visit.of(request);
        if (isMonitor(request, visit)) {
            visit.identify(Callers.anyone(request.getRemoteAddr(), visit.requestId()));
            chain.doFilter(request, response);
            return;
        }
        var caller = caller(request, visit);
        visit.identify(caller);
        if (!Credentials.isSigned(request)) letPass(request, visit, caller);
        chain.doFilter(request, response);
    }

    /** Whoever reads metrics with the key for them; nothing else knows that key. */
    private boolean isMonitor(HttpServletRequest request, Visit visit) {
        return access(request, visit) == Access.METRICS
                && Credentials.key(request).filter(operator::isForMetrics).isPresent();
    }

    private Caller caller(HttpServletRequest request, Visit visit) {
        var address = request.getRemoteAddr();
        var key = Credentials.key(request);
        if (key.isEmpty()) return Callers.anyone(address, visit.requestId());
        if (Credentials.isSigned(request))
            throw new Refusal(HttpStatus.BAD_REQUEST, "ambiguous_caller", "Send a key or a signature, not both.");
        if (operator.isAdmin(key.get())) return Callers.admin(address, visit.requestId());
        return keyOwner(key.get(), address, visit);
    }

    private Caller keyOwner(String key, String address, Visit visit) {
        if (!keys.remembers(key)) guesses.check(address);
        var check = keys.check(key).orElseThrow(() -> wrongGuess(address));
        if (check.isFrozen())
            throw new Refusal(HttpStatus.LOCKED, "account_frozen", "The operator has frozen this account.");
        visit.allowPerMinute(Objects.requireNonNullElse(check.requestsPerMinute(), 0));
        return Callers.keyOwner(check, address, visit.requestId());
    }

    private Refusal wrongGuess(String address) {
        guesses.note(address);
        return Credentials.badKey("This API key is not known, or no longer good.");
    }

    private static void letPass(HttpServletRequest request, Visit visit, Caller caller) {
        var access = access(request, visit);
        if (access == Access.OPEN || caller.kind() == Caller.Kind.ADMIN) return;
        if (caller.kind() == Caller.Kind.ANYONE) throw unauthenticated(request);
        if (access.isOperators()) throw new Refusal(HttpStatus.FORBIDDEN, "forbidden", "This is for the operator.");
    }

    private static Access access(HttpServletRequest request, Visit visit) {
        return visit.route().access(HttpMethod.valueOf(request.getMethod())).orElse(Access.ADMIN);
    }

    private static Refusal unauthenticated(HttpServletRequest request) {
        var code = ErrorAnswers.isCustomers(request.getRequestURI()) ? "invalid_api_key" : "unauthenticated";
        return new Refusal(HttpStatus.UNAUTHORIZED, code, "This call needs an API key: Authorization: Bearer tao_sk_…");
    }
}
