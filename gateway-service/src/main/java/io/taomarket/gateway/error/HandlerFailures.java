package io.taomarket.gateway.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Takes what handlers throw past Spring's own answers to {@link ErrorsFilter}, the one place that writes errors. */
@Component
class HandlerFailures implements HandlerExceptionResolver, Ordered {

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        throw new HandlerFailed(failure);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** A handler threw this. */
    static class HandlerFailed extends RuntimeException {

        HandlerFailed(Throwable cause) {
            super(null, cause, false, false);
        }
    }
}
