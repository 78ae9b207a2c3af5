package io.taomarket.chassis.signing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A service that cannot use one of its key files ends with the one line that matters, instead of a stack trace. */
class UnusableKeyFileAnalyzer extends AbstractFailureAnalyzer<UnusableKeyFile> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, UnusableKeyFile cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
