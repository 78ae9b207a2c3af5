package io.taomarket.inference.embedding;

import io.taomarket.chassis.egress.Deadlines;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.catalogue.Surface;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.meter.Tokenizers;
import io.taomarket.inference.meter.Tokens;
import io.taomarket.inference.miner.MinerCalls;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.Question;
import io.taomarket.inference.paid.Counted;
import io.taomarket.inference.paid.Customer;
import io.taomarket.inference.paid.Journey;
import io.taomarket.inference.paid.Order;
import io.taomarket.inference.paid.Paid;
import io.taomarket.inference.paid.PatienceProperties;
import io.taomarket.inference.paid.Turn;
import io.taomarket.inference.paid.WantedModels;
import io.taomarket.inference.prompt.Prompt;
import io.taomarket.inference.request.Sha256;
import io.taomarket.inference.route.Candidate;
import io.taomarket.inference.route.Need;
import io.taomarket.inference.route.Needs;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Serves embeddings: counts, reserves, asks miners until one answers properly, writes it down, answers. */
@Component
class Embeddings {

    /** Room for a number as text, with its comma; enough for the longest float. */
    private static final int BYTES_PER_NUMBER = 24;

    private static final int MOST_DIMENSIONS = 4_096;
    private static final int ENVELOPE_BYTES = 4_096;

    private final WantedModels models;
    private final Tokenizers tokenizers;
    private final Paid paid;
    private final MinerCalls miners;
    private final PatienceProperties patience;
    private final JsonMapper mapper;
    private final MinerEmbeddings reader;
    private final EmbeddingAnswer writer;

    Embeddings(
            WantedModels models,
            Tokenizers tokenizers,
            Paid paid,
            MinerCalls miners,
            PatienceProperties patience,
            JsonMapper mapper) {
        this.models = models;
        this.tokenizers = tokenizers;
        this.paid = paid;
        this.miners = miners;
        this.patience = patience;
        this.mapper = mapper;
        this.reader = new MinerEmbeddings(mapper);
        this.writer = new EmbeddingAnswer(mapper);
    }

    Answer serve(Customer customer, EmbeddingRequest request, String requestSha256) {
        var found = models.find(customer, request.model(), request.wishes(), Surface.EMBEDDINGS);
        var wanted = Dimensions.offered(request, found);
        var order = new Order(
                customer,
                wanted,
                Needs.of(wanted, tokenizers, tokens -> need(request, tokens)),
                request.wishes(),
                false,
                customer.requestId(),
                requestSha256,
                "input",
                () -> "",
                patience.embeddings());
        try (var journey = paid.begin(order)) {
            var answer = firstAnswer(journey, request);
            var counted = new Counted(0, answer.claim().ofPrompt());
            var body = writer.write(
                    journey.serving().offer().model(), answer.vectors(), request.base64(), journey.usage(counted));
            return new Answer(body, journey.served(Outcome.FINISHED, counted, "stop", Sha256.hex(body)));
        }
    }

    /** What miners refuse of a request that names dimensions is those, as all else is checked before. */
    private MinerVectors firstAnswer(Journey journey, EmbeddingRequest request) {
        try {
            return journey.firstAnswer((candidate, turn) -> ask(candidate, turn, request));
        } catch (ApiFault fault) {
            throw fault.status() == 400 && request.dimensions().isPresent() ? fault.about("dimensions") : fault;
        }
    }

    /** The context is a limit for each text; what is paid is their sum. */
    private static Need need(EmbeddingRequest request, Tokens tokens) {
        var counts = request.inputs().stream()
                .mapToLong(input -> input.count(tokens))
                .summaryStatistics();
        return Need.promptOnly(counts.getSum(), counts.getMax());
    }

    private MinerVectors ask(Candidate candidate, Turn turn, EmbeddingRequest request) throws MinerFailure {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", candidate.offer().model());
        body.put("input", request.inputs().stream().map(Prompt::text).toList());
        body.put("encoding_format", "base64");
        request.dimensions().ifPresent(dimensions -> body.put("dimensions", dimensions));
        var question =
                new Question(Surface.EMBEDDINGS.path(), mapper.writeValueAsBytes(body), turn.attempt(), turn.abort());
        var remaining = turn.remaining();
        var deadlines = new Deadlines(remaining, remaining, remaining);
        var count = request.inputs().size();
        var answer = miners.ask(candidate.offer(), question, deadlines, maxBytes(request));
        return reader.read(answer, count, request.dimensions());
    }

    private static long maxBytes(EmbeddingRequest request) {
        var dimensions = request.dimensions().orElse(MOST_DIMENSIONS);
        return (long) request.inputs().size() * (ENVELOPE_BYTES + (long) dimensions * BYTES_PER_NUMBER);
    }
}
