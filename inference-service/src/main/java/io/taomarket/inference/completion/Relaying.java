package io.taomarket.inference.completion;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.paid.Journey;
import java.util.ArrayList;
import java.util.List;

/** The part of a stream after its first token: passes on, counts what has been written, and ends it one way. */
final class Relaying {

    private final Conversation conversation;
    private final Journey journey;
    private final Reply reply;
    private final MinerStream stream;
    private final CustomerStream customer;
    private final OpenStream open;
    private final List<StringBuilder> written = new ArrayList<>();
    private boolean settled;

    Relaying(
            Conversation conversation,
            Journey journey,
            Reply reply,
            MinerStream stream,
            CustomerStream customer,
            OpenStream open) {
        this.conversation = conversation;
        this.journey = journey;
        this.reply = reply;
        this.stream = stream;
        this.customer = customer;
        this.open = open;
    }

    void run(int choices) {
        for (var index = 0; index < choices; index++) written.add(new StringBuilder());
        try {
            for (var index = 0; index < choices; index++) customer.event(reply.role(index));
            for (var piece = stream.next(); piece.isPresent(); piece = stream.next()) {
                open.progress();
                var text = piece.get().text();
                customer.event(reply.content(piece.get().index(), text));
                written.get(piece.get().index()).append(text);
            }
            finish(choices);
        } catch (CustomerGone e) {
            leave();
        } catch (MinerFailure failure) {
            breakOff(failure);
        }
    }

    /** The record is written before the last bytes are. */
    private void finish(int choices) {
        var tail = tail(choices);
        tail.forEach(customer::hash);
        journey.served(Outcome.FINISHED, writtenTokens(), stream.finishReason(0), customer.sha256());
        settled = true;
        tail.forEach(customer::unhashed);
    }

    private List<byte[]> tail(int choices) {
        var tail = new ArrayList<byte[]>();
        for (var index = 0; index < choices; index++) tail.add(reply.finish(index, stream.finishReason(index)));
        if (reply.includeUsage()) tail.add(reply.usage(journey.usage(writtenTokens())));
        tail.add(CustomerStream.DONE);
        return tail;
    }

    private void leave() {
        if (settled) return;
        if (writtenTokens() == 0) journey.left();
        else journey.served(Outcome.CLIENT_CLOSED, writtenTokens(), "client_closed", customer.sha256());
    }

    private void breakOff(MinerFailure failure) {
        if (customer.isGone()) {
            leave();
            return;
        }
        journey.broken(failure);
        if (failure.outcome() == Outcome.TIMED_OUT)
            throw ApiFault.of(504, "stream_timeout", "The miner stopped answering; nothing is charged.");
        throw ApiFault.of(502, "provider_unavailable", "The miner broke off its answer; nothing is charged.");
    }

    private long writtenTokens() {
        return written.stream()
                .mapToLong(text -> conversation.count(text.toString()))
                .sum();
    }
}
