package io.taomarket.inference.completion;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.ValidationLimitExceededException;
import com.networknt.schema.regex.RegularExpression;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.MinerFailure.Blame;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A customer's JSON Schema that an answer must fit. It comes from a stranger, so it loads nothing, its expressions run in
 * linear time, and checking an answer against it takes a bounded number of steps.
 */
public final class Shape {

    private static final int MOST_CHARACTERS = 131_072;
    private static final int MOST_DEPTH = 64;
    private static final long MOST_STEPS = 1_000_000;
    private static final int MOST_RECURSION = 256;
    private static final JsonMapper JSON = new JsonMapper();

    /** What schemas themselves must fit; the library has all of it in its archive. */
    private static final SchemaRegistry DRAFTS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final Schema schema;

    private Shape(Schema schema) {
        this.schema = schema;
    }

    /** Reads the schema that came in this field; refuses one that is none, that nothing can fit, or that is out of bounds. */
    public static Shape compile(JsonNode schema, String field) {
        if (!schema.isObject()) throw ApiFault.invalid(field, field + " must be an object.");
        if (schema.toString().length() > MOST_CHARACTERS)
            throw ApiFault.invalid(field, field + " must not be longer than " + MOST_CHARACTERS + " characters.");
        requireHarmless(schema, field, 0);
        var draft = draft(schema, field);
        try {
            requireSchema(schema, draft, field);
            var compiled = registry(draft).getSchema(schema);
            compiled.initializeValidators();
            if (!Possible.is(schema))
                throw ApiFault.invalid(field, field + " is a JSON Schema that no answer can fit.");
            return new Shape(compiled);
        } catch (SchemaException | ValidationLimitExceededException | IllegalArgumentException | StackOverflowError e) {
            throw ApiFault.invalid(field, field + " is not a JSON Schema that can be used.");
        }
    }

    /** The draft that the schema says it follows, as the tools that write schemas make it say, or the latest. */
    private static SpecificationVersion draft(JsonNode schema, String field) {
        var named = schema.path("$schema");
        if (named.isMissingNode()) return SpecificationVersion.DRAFT_2020_12;
        var id = named.stringValue("").replaceFirst("#$", "");
        return Stream.of(id, id + "#", id.replaceFirst("^https:", "http:") + "#")
                .flatMap(name -> SpecificationVersion.fromDialectId(name).stream())
                .findFirst()
                .orElseThrow(
                        () -> ApiFault.invalid(field, field + ".$schema is not a draft of JSON Schema that is known."));
    }

    /** A miner must not be blamed for a schema that no answer can fit because it is none. */
    private static void requireSchema(JsonNode schema, SpecificationVersion draft, String field) {
        var wrong = DRAFTS.getSchema(SchemaLocation.of(draft.getDialectId())).validate(schema, Shape::limit);
        if (wrong.isEmpty()) return;
        var place = wrong.getFirst().getInstanceLocation();
        throw ApiFault.invalid(field, field + " is not a JSON Schema that can be used; see " + place + " in it.");
    }

    /** Everything that a schema refers to must be within it, and its expressions must be ones that we run. */
    private static void requireHarmless(JsonNode node, String field, int depth) {
        if (depth > MOST_DEPTH)
            throw ApiFault.invalid(field, field + " must not be nested deeper than " + MOST_DEPTH + " levels.");
        for (var name : new String[] {"$ref", "$dynamicRef", "$recursiveRef"}) {
            if (!node.path(name).stringValue("#").startsWith("#"))
                throw ApiFault.invalid(field, field + " may refer only to what is within it.");
        }
        for (var name : new String[] {"$schema", "$id", "id"}) {
            if (depth > 0 && node.path(name).isString())
                throw ApiFault.invalid(field, field + " may have " + name + " at its top only.");
        }
        if (node.path("enum").isArray() && node.get("enum").isEmpty())
            throw ApiFault.invalid(field, field + " has an enum without a value.");
        requireLinear(node.path("pattern").stringValue(""), field);
        for (var regex : node.path("patternProperties").propertyNames()) requireLinear(regex, field);
        for (var child : node) requireHarmless(child, field, depth + 1);
    }

    private static void requireLinear(String regex, String field) {
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw ApiFault.invalid(field, field + " has an expression that is none or needs backtracking.");
        }
    }

    private static SchemaRegistry registry(SpecificationVersion draft) {
        var config = SchemaRegistryConfig.builder()
                .regularExpressionFactory(Shape::expression)
                .failFast(true)
                .build();
        return SchemaRegistry.withDefaultDialect(
                draft, registry -> registry.schemaRegistryConfig(config).schemaCacheEnabled(false));
    }

    private static RegularExpression expression(String regex) {
        var pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).find();
    }

    /** Refuses a text that is not JSON or does not fit. */
    void verify(String text) throws MinerFailure {
        var json = json(text);
        try {
            if (!schema.validate(json, Shape::limit).isEmpty())
                throw MinerFailure.invalid("the answer does not fit its schema");
        } catch (ValidationLimitExceededException | StackOverflowError e) {
            throw new MinerFailure(Outcome.INVALID, Blame.REQUEST, "the schema takes too long to check", e);
        }
    }

    static JsonNode json(String text) throws MinerFailure {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw MinerFailure.invalid("the answer is not JSON");
        }
    }

    private static void limit(ExecutionContext context) {
        context.executionConfig(config -> config.maxEvaluationSteps(MOST_STEPS).maxEvaluationDepth(MOST_RECURSION));
    }
}
