package io.taomarket.scoring.score;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.scoring.metagraph.Metagraph;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A miner's scores, and the evidence from which they can be recomputed. */
@RestController
@RequestMapping("/api/v1/subnets/{netuid}/scores/{hotkey}")
class ScoreController {

    private static final int MAX_EVIDENCE = 200;

    private final Scores scores;
    private final EvidenceRepository evidence;
    private final Metagraph metagraph;

    ScoreController(Scores scores, EvidenceRepository evidence, Metagraph metagraph) {
        this.scores = scores;
        this.evidence = evidence;
        this.metagraph = metagraph;
    }

    @GetMapping
    ScoresOfMiner read(
            @PathVariable int netuid, @PathVariable String hotkey, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MAX_EVIDENCE)
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "invalid_limit", "limit must be between 1 and " + MAX_EVIDENCE + ".");
        var recent = evidence.newest(netuid, hotkey, limit);
        if (recent.isEmpty() && metagraph.neuron(netuid, hotkey).isEmpty())
            throw new Refusal(HttpStatus.NOT_FOUND, "neuron_not_found", "This hotkey holds no slot of the subnet.");
        var models = evidence.models(netuid, hotkey).stream()
                .flatMap(model -> scores.rating(netuid, hotkey, model).map(r -> ModelScore.of(model, r)).stream())
                .toList();
        return new ScoresOfMiner(netuid, hotkey, models, recent);
    }

    record ScoresOfMiner(int netuid, String hotkey, List<ModelScore> models, List<Evidence> evidence) {}

    /**
     * What validators think of one model.
     *
     * @param method {@code reference} where the right answers are known, {@code availability} where only the form is
     */
    record ModelScore(
            String model,
            String method,
            double score,
            double spread,
            long samples,
            int validators,
            double reliability,
            long latencyMs,
            double weight,
            Instant measuredAt) {

        static ModelScore of(String model, Rating rating) {
            return new ModelScore(
                    model,
                    rating.isVerified() ? "reference" : "availability",
                    rating.quality(),
                    rating.spread(),
                    rating.samples(),
                    rating.validators(),
                    rating.reliability(),
                    rating.latencyMs(),
                    rating.weight(),
                    rating.measuredAt());
        }
    }
}
