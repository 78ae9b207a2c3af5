package io.taomarket.wallet.hold;

import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.Reads;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that an account does by one of its keys, whose limit binds it: what leaves the account counts as spent, and
 * with what the key has on hold it never comes to more than the limit.
 */
public record ByKey<R>(Command<R> command, UUID accountId, UUID keyId) implements Command<R> {

    /** The command as it is where no limit binds it. */
    public static <R> Command<R> of(Command<R> command, UUID accountId, Optional<UUID> limitedKeyId) {
        return limitedKeyId
                .<Command<R>>map(keyId -> new ByKey<>(command, accountId, keyId))
                .orElse(command);
    }

    @Override
    public Reads reads() {
        return KeyRoom.reads(command.reads().account(accountId), accountId, keyId);
    }

    @Override
    public R apply(Books books) {
        if (!books.has(accountId)) return command.apply(books);
        var beforeRao = books.postedRao(accountId);
        var done = command.apply(books);
        var spentRao = Math.subtractExact(beforeRao, books.postedRao(accountId));
        if (spentRao > 0) KeyRoom.spend(books, accountId, keyId, spentRao);
        return done;
    }

    @Override
    public Optional<UUID> burntOnceRefused() {
        return command.burntOnceRefused();
    }

    @Override
    public int weight() {
        return command.weight();
    }
}
