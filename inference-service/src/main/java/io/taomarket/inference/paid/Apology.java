package io.taomarket.inference.paid;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.MinerFailure;

/** What customers are told whose request nobody served to its end. */
final class Apology {

    private Apology() {}

    static ApiFault stopping() {
        return ApiFault.of(503, "temporarily_unavailable", "The service is restarting; nothing is charged.")
                .retryAfter(1);
    }

    /**
     * @param everyoneRefused whether all miners that were asked found fault with the request
     */
    static ApiFault nobodyAnswered(MinerFailure last, boolean everyoneRefused) {
        if (everyoneRefused) return refused(last);
        if (last.outcome() == Outcome.TIMED_OUT)
            return ApiFault.of(504, "provider_unavailable", "No miner answered in time.");
        return ApiFault.of(503, "provider_unavailable", "The miners that were tried failed.")
                .retryAfter(1);
    }

    private static ApiFault refused(MinerFailure last) {
        var refusal = "The miners of this model do not take this request.";
        var complaint = last.complaint();
        if (complaint.isEmpty()) return ApiFault.of(400, "unsupported_parameter", refusal);
        var fault = ApiFault.of(
                400,
                "unsupported_parameter",
                refusal + " One says: " + complaint.get().message());
        var param = complaint.get().param();
        return param == null ? fault : fault.about(param);
    }

    static ApiFault brokenOff(MinerFailure failure) {
        return failure.outcome() == Outcome.TIMED_OUT
                ? ApiFault.of(504, "stream_timeout", "The miner stopped answering; nothing is charged.")
                : ApiFault.of(502, "provider_unavailable", "The miner broke off its answer; nothing is charged.");
    }
}
