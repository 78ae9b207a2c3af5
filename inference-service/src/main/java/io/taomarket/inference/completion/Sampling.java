package io.taomarket.inference.completion;

import io.taomarket.chatmodel.HouseModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a miner shall choose its tokens.
 *
 * @param values OpenAI's parameters and the usual extras by name, within their bounds, ready to be sent in this order
 * @param stops texts at which an answer ends; at most four, none empty
 */
public record Sampling(Map<String, Object> values, List<String> stops) {

    public static final Sampling DEFAULT = new Sampling(Map.of(), List.of());

    public Sampling {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        stops = List.copyOf(stops);
    }

    public Set<String> parameters() {
        var used = new TreeSet<>(values.keySet());
        if (!stops.isEmpty()) used.add("stop");
        return used;
    }

    /** For a model in the box the temperature is always named, so that a probe that names it looks like every customer. */
    public Map<String, Object> forMiner(String model) {
        var body = new LinkedHashMap<String, Object>();
        if (HouseModel.of(model).isPresent()) body.put("temperature", HouseModel.USUAL_TEMPERATURE);
        body.putAll(values);
        if (!stops.isEmpty()) body.put("stop", stops);
        return body;
    }
}
