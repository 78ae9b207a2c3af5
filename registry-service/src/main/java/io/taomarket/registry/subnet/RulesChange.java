package io.taomarket.registry.subnet;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Applies a wish to a subnet's rules, or says which of its parts is not possible. */
@Component
class RulesChange {

    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");

    private final JsonMapper json;

    RulesChange(JsonMapper json) {
        this.json = json;
    }

    SubnetRules apply(SubnetRules rules, Map<String, JsonNode> wish, boolean isAdmin) {
        wish.forEach((name, value) -> check(name, value, isAdmin));
        var tree = json.<ObjectNode>valueToTree(rules);
        tree.setAll(wish);
        var changed = json.treeToValue(tree, SubnetRules.class);
        RulesTogether.check(changed);
        return changed;
    }

    private static void check(String name, JsonNode value, boolean isAdmin) {
        var limit = RuleLimits.ALL.get(name);
        if (limit == null)
            throw new Refusal(
                    HttpStatus.BAD_REQUEST, "field_unknown", "There is no such hyperparameter.", Map.of("field", name));
        if (!isAdmin && !limit.isOwners())
            throw new Refusal(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Only the admin may change " + name + ".",
                    Map.of("field", name));
        switch (limit) {
            case Limit.Flag _ -> {
                if (!value.isBoolean()) throw invalid(name, "must be true or false");
            }
            case Limit.Whole whole -> check(name, value, whole.range(isAdmin));
        }
    }

    private static void check(String name, JsonNode value, Limit.Range range) {
        var isWhole = (value.isIntegralNumber() && value.canConvertToLong())
                || (value.isString() && WHOLE.matcher(value.stringValue()).matches());
        if (!isWhole || !range.contains(longOf(name, value)))
            throw invalid(name, "must be a whole number from " + range.low() + " to " + range.high());
    }

    private static long longOf(String name, JsonNode value) {
        if (!value.isString()) return value.longValue();
        try {
            return Long.parseLong(value.stringValue());
        } catch (NumberFormatException _) {
            throw invalid(name, "does not fit into 64 bits");
        }
    }

    static Refusal invalid(String name, String complaint) {
        return new Refusal(
                HttpStatus.BAD_REQUEST, "invalid_field", name + " " + complaint + ".", Map.of("field", name));
    }
}
