package io.taomarket.benchmarks;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.taomarket.benchmarks.Load.Round;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * Paid embedding calls through the gateway of a running marketplace, beside the same model asked in this process: what
 * is left of the model's own speed after keys, holds, routing, metering, receipt, spool and HTTP.
 */
final class PaidEmbeddings {

    private static final String MODEL = "sentence-transformers/all-minilm-l6-v2";
    private static final String SENTENCE = "Create value first, then be rewarded.";
    private static final int ROUNDS = 3;
    private static final Load LOAD = new Load(16, Duration.ofSeconds(8));
    private static final Load WARM_UP = new Load(16, Duration.ofSeconds(40));

    private PaidEmbeddings() {}

    public static void main(String[] arguments) {
        var data = Path.of(arguments.length > 0 ? arguments[0] : "data");
        var marketplace =
                new JsonMapper().readTree(data.resolve("standalone.json").toFile());
        var call = call(
                marketplace.path("url").asString(),
                marketplace.path("customer_key").asString());
        var model = new AllMiniLmL6V2QuantizedEmbeddingModel();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Runnable paid = () -> send(http, call);
        Runnable bare = () -> model.embed(SENTENCE);

        System.out.println("warming up …");
        WARM_UP.run(paid);
        LOAD.run(bare);
        var paidRounds = new ArrayList<Round>();
        var bareRounds = new ArrayList<Round>();
        for (var round = 1; round <= ROUNDS; round++) {
            System.out.printf("round %d of %d …%n", round, ROUNDS);
            paidRounds.add(LOAD.run(paid));
            bareRounds.add(LOAD.run(bare));
        }
        report(paidRounds, bareRounds);
    }

    private static void report(List<Round> paid, List<Round> bare) {
        var paidPerSecond = median(paid, Round::perSecond);
        var barePerSecond = median(bare, Round::perSecond);
        System.out.printf(
                Locale.ROOT,
                "{\"benchmark\": \"paid-embeddings\", \"callers\": %d, \"paid_per_second\": %.0f, "
                        + "\"model_alone_per_second\": %.0f, \"ratio\": %.2f, \"median_ms\": %.1f, \"p99_ms\": %.1f}%n",
                LOAD.callers(),
                paidPerSecond,
                barePerSecond,
                paidPerSecond / barePerSecond,
                median(paid, Round::medianMs),
                median(paid, Round::p99Ms));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    private static HttpRequest call(String url, String key) {
        var body = "{\"model\": \"" + MODEL + "\", \"input\": \"" + SENTENCE + "\"}";
        return HttpRequest.newBuilder(URI.create(url + "/v1/embeddings"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static void send(HttpClient http, HttpRequest call) {
        try {
            var response = http.send(call, BodyHandlers.ofString());
            if (response.statusCode() != 200) throw new IllegalStateException(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
