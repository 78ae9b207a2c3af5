package io.taomarket.registry.offer;

import io.taomarket.chassis.egress.EgressProperties;
import io.taomarket.chassis.egress.EndpointUrl;
import io.taomarket.chassis.egress.InvalidEndpointUrl;
import io.taomarket.chassis.problem.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Checks at the door what a miner wants to offer. */
@Component
class OfferChecks {

    private static final int LONGEST_ID = 128;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*/[a-z0-9][a-z0-9._-]*");

    private final OfferProperties properties;
    private final EgressProperties egress;

    OfferChecks(OfferProperties properties, EgressProperties egress) {
        this.properties = properties;
        this.egress = egress;
    }

    WishedOffer checked(String url, List<OfferedModel> models) {
        if (models.size() > properties.maxModels())
            throw invalid("models", "may have at most " + properties.maxModels() + " entries");
        var ids = new HashSet<String>();
        for (var i = 0; i < models.size(); i++) {
            check("models[" + i + "].", models.get(i));
            if (!ids.add(models.get(i).id())) throw invalid("models[" + i + "].id", "stands there twice");
        }
        return new WishedOffer(Endpoint.of(endpoint(url)), List.copyOf(models));
    }

    private EndpointUrl endpoint(String url) {
        try {
            return EndpointUrl.parse(url, egress);
        } catch (InvalidEndpointUrl e) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "invalid_endpoint_url",
                    String.valueOf(e.getMessage()),
                    Map.of("field", "url", "rule", e.rule()));
        }
    }

    private void check(String path, OfferedModel model) {
        if (model.id() == null
                || model.id().length() > LONGEST_ID
                || !ID.matcher(model.id()).matches())
            throw invalid(path + "id", "must be author/slug in lower case, with at most " + LONGEST_ID + " characters");
        checkRange(path + "prompt_rao_per_mtok", model.promptRaoPerMtok(), 0, properties.maxRaoPerMtok());
        checkRange(path + "completion_rao_per_mtok", model.completionRaoPerMtok(), 0, properties.maxRaoPerMtok());
        checkRange(path + "context_length", model.contextLength(), 1, properties.maxContextLength());
        checkRange(path + "max_concurrency", model.maxConcurrency(), 1, properties.maxConcurrency());
        TraitChecks.flaw(model).ifPresent(flaw -> {
            throw invalid(path + flaw.field(), flaw.complaint());
        });
    }

    private static void checkRange(String field, long value, long low, long high) {
        if (value < low || value > high) throw invalid(field, "must be from " + low + " to " + high);
    }

    private static Refusal invalid(String field, String complaint) {
        return new Refusal(
                HttpStatus.BAD_REQUEST, "invalid_field", field + " " + complaint + ".", Map.of("field", field));
    }
}
