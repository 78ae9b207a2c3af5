package io.taomarket.miner.embedding;

import io.taomarket.miner.door.Call;
import io.taomarket.miner.door.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** Answers embeddings calls with a boxed model. */
public final class EmbeddingAnswers {

    private final Embedder embedder;

    public EmbeddingAnswers(Embedder embedder) {
        this.embedder = embedder;
    }

    /** Answers under the name that was asked for, whichever model does the work. */
    public void answer(Call call, ObjectNode body, String askedModel, BoxedModel model) throws IOException {
        var request = EmbeddingRequest.of(body);
        var embeddings = embedder.embed(model, request.texts());

        var document = Json.object().put("object", "list");
        var data = document.putArray("data");
        var index = 0;
        for (var vector : embeddings.vectors()) {
            var item = data.addObject().put("object", "embedding").put("index", index++);
            if (request.isBase64()) item.put("embedding", base64(vector));
            else
                for (var array = item.putArray("embedding"); array.size() < vector.length; )
                    array.add(vector[array.size()]);
        }
        document.put("model", askedModel);
        document.putObject("usage").put("prompt_tokens", embeddings.tokens()).put("total_tokens", embeddings.tokens());
        call.answer(200, document);
    }

    /** OpenAI's binary form: 32-bit floats, least significant byte first. */
    private static String base64(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var value : vector) bytes.putFloat(value);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
