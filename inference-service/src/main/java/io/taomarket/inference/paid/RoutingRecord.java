package io.taomarket.inference.paid;

import io.taomarket.inference.generation.Routing;
import io.taomarket.inference.generation.Routing.Considered;
import io.taomarket.inference.route.Candidate;
import io.taomarket.inference.route.Plan;
import java.util.HexFormat;
import java.util.Locale;

/** Writes down a choice with everything that it depends on, so that anybody can make it again. */
final class RoutingRecord {

    private RoutingRecord() {}

    static Routing of(Plan plan) {
        var question = plan.question();
        var sort = question.sort();
        var affinity = question.affinity();
        return new Routing(
                Routing.RULE,
                HexFormat.of().toHexDigits(question.seed()),
                question.promptTokens(),
                question.completionTokens(),
                question.models(),
                question.order(),
                sort == null ? null : sort.name().toLowerCase(Locale.ROOT),
                affinity == null ? null : new Routing.Kept(affinity.key(), affinity.isSession()),
                question.settings(),
                plan.considered().stream().map(RoutingRecord::considered).toList());
    }

    private static Considered considered(Candidate candidate) {
        var pick = candidate.pick();
        var facts = pick.facts();
        return new Considered(
                facts.miner(),
                facts.model(),
                pick.reason().word(),
                pick.score(),
                pick.draw(),
                candidate.worstRao(),
                facts.quality(),
                facts.honesty(),
                facts.promptRaoPerMtok(),
                facts.cacheReadRaoPerMtok(),
                facts.completionRaoPerMtok(),
                facts.cacheHitShare(),
                facts.firstTokenMs(),
                facts.tokensPerSecond(),
                facts.underWay(),
                facts.maxConcurrency(),
                facts.preferred());
    }
}
