package io.taomarket.scoring.probe;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.proof.Contrast;
import io.taomarket.chatmodel.proof.Conversation;
import io.taomarket.chatmodel.proof.Proof;
import io.taomarket.chatmodel.proof.Question;
import io.taomarket.chatmodel.proof.Said;
import io.taomarket.chatmodel.proof.Verdict;
import io.taomarket.chatmodel.text.Turn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The chat models whose odds we can compute ourselves, on one thread of their own. Each is loaded when first needed. */
@Component
class ChatReferences implements DisposableBean {

    private final Map<HouseModel, Proof> loaded = new EnumMap<>(HouseModel.class);
    private @Nullable Contrast contrast;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("scoring-chat-reference").factory());

    Optional<HouseModel> find(String model) {
        return HouseModel.of(model);
    }

    /** A question that tells our models apart. */
    List<Turn> contrast(Conversation conversation) {
        return compute(() -> {
            var contrasting = contrast;
            if (contrasting == null) contrast = contrasting = new Contrast();
            return contrasting.find(conversation);
        });
    }

    /** How far an answer is from what the model would have said. */
    Verdict judge(HouseModel model, Question question, Said said) {
        return compute(() -> loaded.computeIfAbsent(model, Proof::new).judge(question, said));
    }

    private <T> T compute(Callable<T> work) {
        try {
            return thread.submit(work).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A reference model failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
