package io.taomarket.yuma;

import io.taomarket.yuma.economy.Fixed128;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The arguments of an economy vector by name; where several names are given any of them may be used. */
record EconomyArgs(JsonNode node) {

    private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    Optional<JsonNode> find(String... names) {
        return Arrays.stream(names)
                .map(node::get)
                .filter(arg -> arg != null && !arg.isNull())
                .findFirst();
    }

    JsonNode get(String... names) {
        return find(names)
                .orElseThrow(() -> new AssertionError("none of " + Arrays.toString(names) + " among the arguments "
                        + List.copyOf(node.propertyNames())));
    }

    long u64(String... names) {
        return u64(get(names));
    }

    long u64Or(long other, String... names) {
        return find(names).map(EconomyArgs::u64).orElse(other);
    }

    int integer(String... names) {
        return Math.toIntExact(u64(names));
    }

    boolean flag(boolean other, String... names) {
        return find(names).map(JsonNode::asBoolean).orElse(other);
    }

    Fixed128 fixed(Fixed128.Format format, String... names) {
        return fixed(get(names), format);
    }

    Fixed128 fixedOr(long other, Fixed128.Format format, String... names) {
        return find(names).map(arg -> fixed(arg, format)).orElseGet(() -> format.of(other));
    }

    /** The members of a list, each with its own arguments. */
    List<EconomyArgs> list(String... names) {
        return elements(get(names)).stream().map(EconomyArgs::new).toList();
    }

    static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    static long u64(JsonNode number) {
        return decimal(number).toBigInteger().min(U64_MAX).longValue();
    }

    /** A real, or a quotient "1/5"; the nearest bits of a real, the truncated ones of a quotient. */
    static Fixed128 fixed(JsonNode number, Fixed128.Format format) {
        var parts = number.asString().split("/");
        if (parts.length == 2) return format.ratio(new BigInteger(parts[0].strip()), new BigInteger(parts[1].strip()));
        var one = new BigDecimal(format.of(1).bits());
        var bits = decimal(number).multiply(one).setScale(0, RoundingMode.HALF_EVEN);
        return new Fixed128(format, bits.toBigIntegerExact());
    }

    /** The nearest signed 64.64 bits. */
    static BigInteger signedBits(JsonNode number) {
        var bits = decimal(number).multiply(new BigDecimal(BigInteger.ONE.shiftLeft(64)));
        return bits.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
    }

    static BigDecimal decimal(JsonNode number) {
        return new BigDecimal(number.asString().replace("_", "").strip());
    }
}
