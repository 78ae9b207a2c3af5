package io.taomarket.inference.idempotent;

import io.taomarket.chassis.idempotency.SealedAnswers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finished answers: packed and sealed when they are kept, and given again as they were. */
@Component
class Answers {

    private static final String REPLAYED = "Idempotency-Replayed";

    /** What an answer says of itself; the rest concerns one exchange, such as the request's id or the rates. */
    private static final List<String> KEPT = List.of(
            "content-type",
            "cache-control",
            "x-accel-buffering",
            "x-tao-miner",
            "x-tao-cost-rao",
            "x-tao-overhead-ms",
            "openai-processing-ms");

    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {};

    private final IdempotentRepository repository;
    private final JsonMapper mapper;
    private final SealedAnswers seal;

    Answers(IdempotentRepository repository, JsonMapper mapper, SealedAnswers seal) {
        this.repository = repository;
        this.mapper = mapper;
        this.seal = seal;
    }

    void keep(Claim claim, HttpServletResponse response, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT) {
            var value = response.getHeader(name);
            if (value != null) headers.put(name, value);
        }
        headers.putIfAbsent("content-type", String.valueOf(response.getContentType()));
        repository.keep(
                claim, mapper.writeValueAsString(headers), seal.seal(claim.key().sealingKey(), packed(body)));
    }

    void replay(Key key, String headers, byte[] body, HttpServletResponse response) throws IOException {
        var answer = unpacked(seal.open(key.sealingKey(), body));
        Map<String, String> kept = mapper.readValue(headers, HEADERS);
        kept.forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        if (!isStream(kept)) response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
        response.flushBuffer();
    }

    private static boolean isStream(Map<String, String> headers) {
        return headers.getOrDefault("content-type", "").startsWith("text/event-stream");
    }

    private static byte[] packed(byte[] body) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** No longer than what was kept, because only we have packed it. */
    private static byte[] unpacked(byte[] packed) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        }
    }
}
