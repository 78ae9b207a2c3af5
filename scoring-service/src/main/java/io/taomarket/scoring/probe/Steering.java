package io.taomarket.scoring.probe;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How a probe asks for its tokens to be chosen: in all of customers' ways, so that none of them tells it from a customer.
 *
 * @param temperature 0, as inference says it for customers who name none, or by what the logits are divided before tokens
 *     are drawn
 * @param others more parameters by name, in the order in which inference writes them; they change nothing that counts
 */
record Steering(double temperature, Map<String, Object> others) {

    private static final int TENTHS = 10;
    /** Of a text alone: the higher, the more models may have said the same, and in the more ways may it be cut into tokens. */
    private static final int MOST_TENTHS_WITHOUT_ODDS = 3;
    /** What our models hardly ever say. */
    private static final List<String> STOPS = List.of("###", "<|im_end|>", "\nUser:", "</s>");

    static Steering draw(SplittableRandom random, boolean withOdds) {
        var most = withOdds ? TENTHS : MOST_TENTHS_WITHOUT_ODDS;
        var temperature = random.nextInt(3) > 0 ? 0 : random.nextInt(1, most + 1) / (double) TENTHS;
        var others = new LinkedHashMap<String, Object>();
        if (!withOdds && isOne(random)) others.put("top_p", decimal(random.nextInt(90, 100) / 100.0));
        if (isOne(random)) others.put("frequency_penalty", 0);
        if (isOne(random)) others.put("presence_penalty", 0);
        if (isOne(random)) others.put("seed", random.nextInt(Integer.MAX_VALUE));
        if (isOne(random)) others.put("stop", List.of(STOPS.get(random.nextInt(STOPS.size()))));
        return new Steering(temperature, others);
    }

    /** As inference writes them: the temperature first. */
    Map<String, Object> parameters() {
        var all = new LinkedHashMap<String, Object>();
        all.put("temperature", decimal(temperature));
        all.putAll(others);
        return all;
    }

    private static boolean isOne(SplittableRandom random) {
        return random.nextInt(5) == 0;
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros();
    }
}
