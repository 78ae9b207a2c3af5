package io.taomarket.inference.route;

import io.taomarket.inference.catalogue.Model;
import io.taomarket.inference.catalogue.Offer;
import io.taomarket.inference.catalogue.Parameters;
import io.taomarket.inference.fault.ApiFault;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Leaves out offers that do not fit a request or its wishes; what nobody meets is refused under its name. */
@Component
class Fitting {

    /** Validators report about once a minute. */
    private static final int RETRY_S = 30;

    private final Knowledge knowledge;

    Fitting(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    List<Offer> offers(Model model, Needs needs, Wishes wishes, String promptField) {
        var fitting = model.offers().stream()
                .filter(offer -> needs.at(offer).fits(offer))
                .toList();
        if (fitting.isEmpty()) throw needs.asked().exceeds(model.longestContext(), promptField);
        return granting(wishes, capable(needs.asked(), wishes, fitting));
    }

    /** Those that take every parameter without which the answer would be another one, or all of them where wished. */
    private static List<Offer> capable(Need need, Wishes wishes, List<Offer> offers) {
        var capable = offers;
        for (var parameter : new TreeSet<>(need.parameters())) {
            if (!wishes.requireParameters() && !Parameters.isEssential(parameter)) continue;
            capable =
                    capable.stream().filter(offer -> offer.supports(parameter)).toList();
            if (capable.isEmpty()) throw unsupported(parameter);
        }
        return capable;
    }

    /** Clients know a steering parameter that a model does not take as a 400; what a model cannot do at all is a 404. */
    private static ApiFault unsupported(String parameter) {
        var message = "No miner of this model supports " + parameter + ".";
        if (Parameters.isSteering(parameter)) return ApiFault.invalid(parameter, "unsupported_parameter", message);
        return ApiFault.of(404, "no_miner_matches", message).about(parameter);
    }

    private List<Offer> granting(Wishes wishes, List<Offer> offers) {
        var miners = wishes.miners();
        var terms = wishes.terms();
        var left = granting("only", offers, miners::isAmongOnly);
        left = granting("ignore", left, miners::isNotIgnored);
        left = granting("order", left, miners::isInOrder);
        left = granting("max_price", left, terms::isCheapEnough);
        left = granting("data_collection", left, terms::isDiscreet);
        left = granting("zdr", left, terms::isForgetful);
        left = granting("quantizations", left, terms::isFine);
        left = granting("regions", left, terms::isNear);
        left = granting("allow_newcomers", left, offer -> terms.allowNewcomers() || isKnown(offer));
        return goodEnough(left, terms);
    }

    private boolean isKnown(Offer offer) {
        return knowledge.verifiedQuality(offer).isPresent();
    }

    /** Quality is verified anew all the time, unlike what an offer declares: whoever is not good enough now may be later. */
    private List<Offer> goodEnough(List<Offer> offers, TermWishes terms) {
        var left = offers.stream().filter(offer -> isGoodEnough(offer, terms)).toList();
        if (left.isEmpty())
            throw ApiFault.of(503, "no_miner_available", "No miner of this model meets provider.min_quality now.")
                    .about("provider.min_quality")
                    .retryAfter(RETRY_S);
        return left;
    }

    private boolean isGoodEnough(Offer offer, TermWishes terms) {
        var least = terms.minQuality();
        return least.isEmpty() || knowledge.verifiedQuality(offer).orElse(0.0) >= least.get();
    }

    private static List<Offer> granting(String wish, List<Offer> offers, Predicate<Offer> grants) {
        var granting = offers.stream().filter(grants).toList();
        if (granting.isEmpty())
            throw ApiFault.of(404, "no_miner_matches", "No miner of this model meets provider." + wish + ".")
                    .about("provider." + wish);
        return granting;
    }
}
