package io.taomarket.wallet.crash;

import io.taomarket.chassis.signing.SigningKey;
import io.taomarket.wallet.crash.Fact.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Customers, two of them so poor that they are refused now and then, and miners with their hotkeys. */
record Market(List<Customer> customers, List<String> hotkeys) {

    private static final int CUSTOMERS = 10;
    private static final int POOR = 2;
    private static final int MINERS = 2;
    private static final long RICH_RAO = 1_000_000_000_000L;
    private static final long POOR_RAO = 20_000;

    /** An account, and the caller's statement that it is one. */
    record Customer(UUID id, UUID keyId, String token) {}

    static Market open(Clients clients) {
        var customers = new ArrayList<Customer>();
        for (var i = 0; i < CUSTOMERS; i++) {
            var customer = customer(clients);
            customers.add(customer);
            deposit(clients, customer, i < POOR ? POOR_RAO : RICH_RAO);
        }
        var hotkeys = customers.reversed().stream()
                .limit(MINERS)
                .map(miner -> hotkey(clients, miner))
                .toList();
        return new Market(customers, hotkeys);
    }

    Customer any(Random random) {
        return customers.get(random.nextInt(customers.size()));
    }

    Customer rich(Random random) {
        return customers.get(POOR + random.nextInt(customers.size() - POOR));
    }

    /** Rich, and no miner. */
    Customer buyer(Random random) {
        return customers.get(POOR + random.nextInt(customers.size() - POOR - MINERS));
    }

    Customer miner(Random random) {
        return customers.get(customers.size() - 1 - random.nextInt(MINERS));
    }

    String hotkey(Random random) {
        return hotkeys.get(random.nextInt(hotkeys.size()));
    }

    static void deposit(Clients clients, Customer to, long amountRao) {
        var id = UUID.randomUUID();
        var body = Map.of("deposit_id", id, "account_id", to.id(), "amount_rao", amountRao);
        clients.see(
                Fact.payment(Kind.DEPOSIT, id, Posted.TREASURY, to.id(), amountRao),
                Call.of(Tokens.admin(), "/api/v1/admin/wallet/deposits", body));
    }

    private static Customer customer(Clients clients) {
        var call = Call.of(Tokens.anyone(), "/api/v1/accounts", Map.of("name", "someone"));
        var account = clients.untilKnown(call).body();
        var id = UUID.fromString(account.path("account_id").asString());
        var keyId = UUID.fromString(account.path("key").path("id").asString());
        return new Customer(id, keyId, Tokens.key(id, keyId));
    }

    private static String hotkey(Clients clients, Customer miner) {
        var key = SigningKey.generate();
        var statement = ("taomarket-hotkey\n" + miner.id()).getBytes(StandardCharsets.UTF_8);
        var body = Map.of(
                "hotkey", key.address().ss58(),
                "scheme", "ed25519",
                "signature", HexFormat.of().formatHex(key.sign(statement)));
        if (!clients.untilKnown(Call.of(miner.token(), "/api/v1/hotkeys", body)).isDone())
            throw new AssertionError("a hotkey is not bound");
        return key.address().ss58();
    }
}
