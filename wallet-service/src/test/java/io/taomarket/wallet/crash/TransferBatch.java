package io.taomarket.wallet.crash;

import io.taomarket.wallet.crash.Fact.Kind;
import io.taomarket.wallet.crash.Market.Customer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Many transfers of one customer in one call, some of them linked; sent until each item's answer is known. */
record TransferBatch(List<Fact> facts, List<Map<String, Object>> items) {

    private static final int LARGEST = 20;
    private static final int UNKNOWN = 500;

    static TransferBatch of(Random random, Customer from, Market market) {
        var batch = new TransferBatch(new ArrayList<>(), new ArrayList<>());
        for (var size = 2 + random.nextInt(LARGEST); size > 0; size--) {
            var to = market.any(random);
            if (!to.equals(from)) batch.add(from, to, 1 + random.nextInt(500), size > 1 && random.nextInt(4) == 0);
        }
        if (!batch.items.isEmpty()) batch.items.getLast().remove("linked");
        return batch;
    }

    void send(Clients clients, Journal journal, Call call) {
        facts.forEach(journal::intend);
        links(journal);
        for (var results = results(clients, call); !note(journal, results); results = results(clients, call))
            Clients.pause(100);
    }

    private void add(Customer from, Customer to, long amountRao, boolean linked) {
        var id = UUID.randomUUID();
        facts.add(Fact.payment(Kind.TRANSFER, id, from.id(), to.id(), amountRao));
        var item =
                new HashMap<String, Object>(Map.of("transfer_id", id, "to_account", to.id(), "amount_rao", amountRao));
        if (linked) item.put("linked", true);
        items.add(item);
    }

    private void links(Journal journal) {
        var chain = new HashSet<Fact>();
        for (var i = 0; i < items.size(); i++) {
            chain.add(facts.get(i));
            if (items.get(i).containsKey("linked")) continue;
            if (chain.size() > 1) journal.link(chain);
            chain = new HashSet<>();
        }
    }

    private static JsonNode results(Clients clients, Call call) {
        var answer = clients.untilKnown(call);
        if (!answer.isDone()) throw new AssertionError("a batch is refused as a whole: " + answer);
        return answer.body().path("results");
    }

    /** False as long as what has become of an item is not known. */
    private boolean note(Journal journal, JsonNode results) {
        var all = true;
        for (var i = 0; i < facts.size(); i++) {
            var status = results.path(i).path("status").asInt();
            if (status / 100 == 2) journal.acknowledge(facts.get(i));
            else if (status < UNKNOWN) journal.refuse(facts.get(i));
            else all = false;
        }
        return all;
    }
}
