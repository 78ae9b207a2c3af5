package io.taomarket.miner.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taomarket.chatmodel.HouseModel;
import io.taomarket.chatmodel.engine.Engine;
import io.taomarket.chatmodel.engine.EngineLimits;
import io.taomarket.chatmodel.text.Vocabulary;
import io.taomarket.miner.chat.Recital.Job;
import io.taomarket.miner.chat.grammar.Grammars;
import io.taomarket.miner.chat.grammar.Guide.Form;
import io.taomarket.miner.chat.speech.Said;
import io.taomarket.miner.chat.speech.Wish;
import io.taomarket.miner.door.Call;
import io.taomarket.miner.door.Json;
import io.taomarket.miner.openai.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import tools.jackson.databind.node.ObjectNode;

/** Answers chat and completions calls with the chat models in the box. */
public final class ChatAnswers implements AutoCloseable {

    private final Map<HouseModel, Engine> engines = new EnumMap<>(HouseModel.class);
    private final Vocabulary vocabulary = HouseModel.vocabulary();
    private final Clock clock;
    private final LongSupplier seeds;

    /**
     * Loads these models at once, so that the first call is as fast as the others.
     *
     * @param seeds for requests that name none
     */
    public ChatAnswers(Collection<HouseModel> models, Clock clock, LongSupplier seeds) {
        this.clock = clock;
        this.seeds = seeds;
        for (var model : models) engines.put(model, new Engine(model.id(), model.weights(), EngineLimits.defaults()));
    }

    /** Answers a chat call under the name that was asked for, whichever model does the work. */
    public void chat(Call call, ObjectNode body, String askedModel, HouseModel model) throws IOException {
        var ask = ChatAsk.of(body, seeds);
        var prompts = prompts(model);
        var prompt = prompts.chat(ask.turns());
        var jobs = new ArrayList<Job>();
        for (var choice = 0; choice < ask.terms().choices(); choice++) {
            var most = prompts.room(prompt, ask.terms().maxTokens(), "messages");
            jobs.add(new Job(prompt, wish(ask.terms(), ask.form(), choice, most, ask.alternatives(), false)));
        }
        var shape = new ChatShape(
                frame("chatcmpl-", askedModel), prompt.length, ask.terms().choices(), ask.alternatives() >= 0);
        answer(call, model, jobs, shape, ask.terms());
    }

    /** Answers an older completion; with {@code echo} and {@code logprobs} it says how likely a given text is. */
    public void complete(Call call, ObjectNode body, String askedModel, HouseModel model) throws IOException {
        var prompts = prompts(model);
        var ask = TextAsk.of(body, prompts, seeds);
        var form = new Form(Grammars.words(), null, false);
        var jobs = new ArrayList<Job>();
        for (var prompt : ask.prompts()) {
            for (var choice = 0; choice < ask.terms().choices(); choice++) {
                var most = prompts.room(prompt, ask.terms().maxTokens(), "prompt");
                jobs.add(new Job(
                        prompt, wish(ask.terms(), form, jobs.size(), most, ask.alternatives(), ask.hearsPrompt())));
            }
        }
        var echoes = ask.prompts().stream().map(vocabulary::decode).toList();
        answer(call, model, jobs, new TextShape(frame("cmpl-", askedModel), ask, echoes), ask.terms());
    }

    private Prompts prompts(HouseModel model) {
        return new Prompts(vocabulary, model.weights().shape().context());
    }

    private static Wish wish(
            Terms terms, Form form, int choice, int mostTokens, int alternatives, boolean hearsPrompt) {
        return new Wish(
                form, terms.sampling(), terms.seed(choice), terms.stops(), mostTokens, alternatives, hearsPrompt);
    }

    private void answer(Call call, HouseModel model, List<Job> jobs, Shape shape, Terms terms) throws IOException {
        var engine = engines.get(model);
        if (engine == null) throw new IllegalStateException(model + " was not loaded");
        try (var recital = Recital.start(engine, vocabulary, jobs, clock, call.deadlineMillis())) {
            if (terms.isStream()) stream(call, recital, shape, terms.wantsUsage());
            else whole(call, recital, jobs.size(), shape);
        }
    }

    private static void whole(Call call, Recital recital, int choices, Shape shape) throws IOException {
        var parts = new ArrayList<List<Said>>();
        for (var i = 0; i < choices; i++) parts.add(new ArrayList<>());
        var tokens = 0;
        while (!recital.isOver()) {
            var part = recital.next();
            parts.get(part.choice()).add(part.said());
            tokens += tokens(part.said());
        }
        call.answer(200, shape.whole(parts, tokens));
    }

    private static void stream(Call call, Recital recital, Shape shape, boolean wantsUsage) throws IOException {
        var out = call.answerEvents();
        var tokens = 0;
        for (var event : shape.opening()) send(out, event);
        while (!recital.isOver()) {
            var part = recital.next();
            for (var event : shape.events(part.choice(), part.said())) send(out, event);
            tokens += tokens(part.said());
        }
        if (wantsUsage) send(out, shape.usage(tokens));
        out.write("data: [DONE]\n\n".getBytes(UTF_8));
        out.flush();
    }

    private static int tokens(Said said) {
        return said instanceof Said.Ended ended ? ended.tokens() : 0;
    }

    private static void send(OutputStream out, ObjectNode event) throws IOException {
        out.write(("data: " + Json.MAPPER.writeValueAsString(event) + "\n\n").getBytes(UTF_8));
        out.flush();
    }

    private Frame frame(String prefix, String askedModel) {
        return new Frame(prefix + UUID.randomUUID(), clock.instant().getEpochSecond(), askedModel);
    }

    @Override
    public void close() {
        engines.values().forEach(Engine::close);
    }
}
