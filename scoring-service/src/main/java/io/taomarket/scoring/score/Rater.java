package io.taomarket.scoring.score;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import io.taomarket.scoring.score.Evidence.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Turns evidence into a rating: a pure function, so that a miner can check its own. */
@Component
class Rater {

    private final ScoreProperties properties;

    Rater(ScoreProperties properties) {
        this.properties = properties;
    }

    /** The rating of one model of one miner; none while no probe could be judged. */
    Optional<Rating> rate(List<Evidence> evidence) {
        var newestFirst = evidence.stream()
                .sorted(comparing(Evidence::occurredAt)
                        .thenComparing(Evidence::id)
                        .reversed())
                .toList();
        var judged = newestFirst.stream().filter(Rater::isJudged).toList();
        if (judged.isEmpty()) return Optional.empty();
        var opinions = judged.stream().collect(groupingBy(probe -> requireNonNull(probe.validator()))).values().stream()
                .map(this::opinion)
                .sorted(comparing(Opinion::quality))
                .toList();
        return Optional.of(rating(newestFirst, judged, opinions));
    }

    private Rating rating(List<Evidence> newestFirst, List<Evidence> judged, List<Opinion> opinions) {
        var quality = median(opinions.stream().map(Opinion::quality).toList());
        var variance =
                opinions.stream().mapToDouble(Opinion::variance).average().orElse(0);
        var isVerified = judged.stream().anyMatch(probe -> probe.kind() == Kind.REFERENCE);
        var reliability = share(newestFirst, Evidence::isAnswered);
        var latencyMs = median(newestFirst.stream()
                .filter(probe -> probe.validator() != null && probe.isAnswered())
                .map(probe -> (double) probe.latencyMs())
                .sorted()
                .toList());
        var worth = isVerified ? 1 : properties.unverifiedShare();
        var weight = quality < properties.floor() ? 0 : quality * quality * reliability * speed(latencyMs) * worth;
        return new Rating(
                quality,
                Math.sqrt(variance),
                judged.size(),
                opinions.size(),
                isVerified,
                reliability,
                Math.round(latencyMs),
                judged.getFirst().occurredAt(),
                weight);
    }

    /** Of a checked model, silence says nothing about quality; of an unchecked one, it is all there is. */
    private static boolean isJudged(Evidence evidence) {
        return switch (evidence.kind()) {
            case REQUEST -> false;
            case REFERENCE -> evidence.quality() != null;
            case AVAILABILITY -> true;
        };
    }

    /** One validator's view: each probe counts a fixed part of the next newer one. */
    private Opinion opinion(List<Evidence> newestFirst) {
        var weight = 1.0;
        var weights = 0.0;
        var sum = 0.0;
        var squares = 0.0;
        for (var probe : newestFirst) {
            var quality = probe.quality() == null ? 0 : probe.quality();
            weights += weight;
            sum += weight * quality;
            squares += weight * quality * quality;
            weight *= properties.memory();
        }
        var mean = Math.clamp(sum / weights, 0, 1);
        return new Opinion(mean, Math.max(0, squares / weights - mean * mean));
    }

    /** 1 up to the good latency, then falling to ½ at the bad one. */
    private double speed(double latencyMs) {
        var goodMs = properties.goodLatency().toMillis();
        var badMs = properties.badLatency().toMillis();
        return 1 - 0.5 * Math.clamp((latencyMs - goodMs) / (badMs - goodMs), 0, 1);
    }

    private static double share(List<Evidence> evidence, Predicate<Evidence> condition) {
        return evidence.stream()
                .mapToInt(e -> condition.test(e) ? 1 : 0)
                .average()
                .orElse(0);
    }

    private static double median(List<Double> ascending) {
        var size = ascending.size();
        if (size == 0) return 0;
        return (ascending.get((size - 1) / 2) + ascending.get(size / 2)) / 2;
    }

    private record Opinion(double quality, double variance) {}
}
