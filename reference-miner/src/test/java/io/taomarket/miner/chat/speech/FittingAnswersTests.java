package io.taomarket.miner.chat.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.text.Mark;
import io.taomarket.chatmodel.text.Vocabulary;
import io.taomarket.miner.chat.grammar.Grammars;
import io.taomarket.miner.chat.grammar.Guide;
import io.taomarket.miner.chat.grammar.Guide.Form;
import io.taomarket.miner.chat.grammar.SchemaReader;
import io.taomarket.miner.chat.grammar.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A model that knows nothing at all, at the highest temperature, still gives documents that fit. */
class FittingAnswersTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry DRAFT = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Property(tries = 200)
    void everyDocumentFitsItsSchema(@ForAll long seed) {
        var random = new SplittableRandom(seed);
        var schema = object(random, 0);
        var start = SchemaReader.document(schema, "schema");
        var said = say(start, random.nextInt(60), seed);

        assertThat(DRAFT.getSchema(schema).validate(JSON.readTree(said)))
                .as("%s for %s", said, schema)
                .isEmpty();
    }

    @Property(tries = 50)
    void everyFreeObjectIsOne(@ForAll long seed) {
        var start = Grammars.jsonObject();

        assertThat(JSON.readTree(say(start, (int) (seed & 63), seed)).isObject())
                .isTrue();
    }

    /** Says anything for a while, and then would rather come to an end. */
    private static String say(State start, int tirelessTokens, long seed) {
        var vocabulary = HouseModel.vocabulary();
        var guide = new Guide(vocabulary, new Form(start, null, false));
        var chooser = new Chooser(new Sampling(2, 1, 0, 0), seed);
        var noise = new SplittableRandom(~seed);
        var said = new ArrayList<Integer>();
        while (!guide.isOver()) {
            var logits = logits(vocabulary, noise);
            if (said.size() >= tirelessTokens) tire(logits, vocabulary);
            var token = chooser.choose(logits, guide::allows);
            if (token == vocabulary.id(Mark.END)) break;
            guide.said(token);
            said.add(token);
        }
        return vocabulary.decode(said.stream().mapToInt(id -> id).toArray());
    }

    /** The first 256 tokens are the bytes; brackets end nothing within a string. */
    private static void tire(float[] logits, Vocabulary vocabulary) {
        logits['"'] += 200;
        logits[']'] += 100;
        logits['}'] += 100;
        logits[vocabulary.id(Mark.END)] += 300;
    }

    private static float[] logits(Vocabulary vocabulary, SplittableRandom noise) {
        var logits = new float[vocabulary.size()];
        for (var id = 0; id < logits.length; id++) logits[id] = (float) noise.nextDouble(-5, 5);
        return logits;
    }

    private static JsonNode schema(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth < 3 ? 10 : 7)) {
            case 0 -> type("integer");
            case 1 -> type("number");
            case 2 -> type("boolean");
            case 3 -> type("null");
            case 4 -> JSON.readTree("{\"enum\": [\"small\", \"smaller\", 7, null, {\"x\": [1]}]}");
            case 5 -> JSON.readTree("{\"const\": \"über \\\"alles\\\"\"}");
            case 6 -> random.nextBoolean() ? type("string") : bounded("string", "minLength", "maxLength", random);
            case 7 -> object(random, depth + 1);
            case 8 -> {
                var array = bounded("array", "minItems", "maxItems", random);
                array.set("items", schema(random, depth + 1));
                yield array;
            }
            default -> {
                var union = JSON.createObjectNode();
                union.putArray("anyOf").add(object(random, depth + 1)).add(type("null"));
                yield union;
            }
        };
    }

    private static ObjectNode object(SplittableRandom random, int depth) {
        var object = type("object").put("additionalProperties", false);
        var properties = object.putObject("properties");
        var required = object.putArray("required");
        for (var name : Arrays.asList("name", "größe", "a \"b\"", "n").subList(0, random.nextInt(5))) {
            properties.set(name, schema(random, depth));
            if (random.nextBoolean()) required.add(name);
        }
        return object;
    }

    private static ObjectNode bounded(String type, String least, String most, SplittableRandom random) {
        var from = random.nextInt(3);
        return type(type).put(least, from).put(most, from + random.nextInt(3));
    }

    private static ObjectNode type(String type) {
        return JSON.createObjectNode().put("type", type);
    }
}
