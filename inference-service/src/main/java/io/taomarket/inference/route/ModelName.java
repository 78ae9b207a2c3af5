package io.taomarket.inference.route;

import io.taomarket.routing.Sort;
import java.util.Optional;

/**
 * A model as customers name it.
 *
 * @param sort what the name's suffix asks for: {@code :floor} the lowest price, {@code :nitro} the most throughput
 */
public record ModelName(String id, Optional<Sort> sort) {

    private static final String FLOOR = ":floor";
    private static final String NITRO = ":nitro";

    public static ModelName of(String name) {
        if (name.endsWith(FLOOR)) return new ModelName(without(name, FLOOR), Optional.of(Sort.PRICE));
        if (name.endsWith(NITRO)) return new ModelName(without(name, NITRO), Optional.of(Sort.THROUGHPUT));
        return new ModelName(name, Optional.empty());
    }

    private static String without(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }
}
