package io.taomarket.wallet.stake;

import io.taomarket.wallet.ledger.Book;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Transfer;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Some share pools on top of a {@link Book}: money and shares move together, in memory, in order. */
public final class StakeBook {

    private static final int PARTS = 65_535;

    private final Book book;
    private final Map<String, StakePool> pools = new LinkedHashMap<>();
    private final Map<Position.Key, BigInteger> positions = new HashMap<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<Position.Key> changed = new LinkedHashSet<>();

    StakeBook(Book book, Collection<StakePool> pools, Collection<Position> positions) {
        this.book = book;
        pools.forEach(pool -> this.pools.put(pool.hotkey(), pool));
        positions.forEach(position -> this.positions.put(position.key(), position.shares()));
    }

    /** Stake that comes into existence for the owner of the hotkey. */
    public void mintForOwner(String hotkey, UUID transferId, long amountRao) {
        if (amountRao == 0) return;
        var shares = shares(hotkey).sharesFor(amountRao);
        pay(Code.EMISSION, transferId, Ledger.ISSUANCE, pool(hotkey).poolId(), amountRao, hotkey);
        addShares(hotkey, pool(hotkey).ownerId(), shares);
    }

    /**
     * A dividend: the take becomes stake of the owner, the rest raises the value of everybody's shares; all of it is the
     * owner's where nobody has a share. Returns what the rest was.
     */
    public long mintDividend(String hotkey, UUID takeId, UUID restId, long amountRao) {
        if (shares(hotkey).isEmpty()) {
            mintForOwner(hotkey, takeId, amountRao);
            return 0;
        }
        var takeRao = BigInteger.valueOf(amountRao)
                .multiply(BigInteger.valueOf(pool(hotkey).takeParts()))
                .divide(BigInteger.valueOf(PARTS))
                .longValueExact();
        var restRao = amountRao - takeRao;
        if (restRao > 0)
            pay(Code.EMISSION, restId, Ledger.ISSUANCE, pool(hotkey).poolId(), restRao, hotkey);
        mintForOwner(hotkey, takeId, takeRao);
        touched.add(hotkey);
        return restRao;
    }

    /** All stake on the hotkey. */
    public long totalRao(String hotkey) {
        return book.postedRao(pool(hotkey).poolId());
    }

    void pay(Code code, UUID transferId, UUID debitId, UUID creditId, long amountRao, String hotkey) {
        book.post(Transfer.of(transferId, code, debitId, creditId, amountRao, hotkey));
        touched.add(hotkey);
    }

    void addShares(String hotkey, UUID ownerId, BigInteger shares) {
        if (shares.signum() == 0) return;
        var key = new Position.Key(hotkey, ownerId);
        var now = positions.getOrDefault(key, BigInteger.ZERO).add(shares);
        if (now.signum() < 0) throw new IllegalStateException(ownerId + " would have less than no stake on " + hotkey);
        positions.put(key, now);
        pools.put(hotkey, pool(hotkey).addShares(shares));
        changed.add(key);
        touched.add(hotkey);
    }

    SharePool shares(String hotkey) {
        return new SharePool(totalRao(hotkey), pool(hotkey).totalShares());
    }

    BigInteger sharesOf(String hotkey, UUID ownerId) {
        return positions.getOrDefault(new Position.Key(hotkey, ownerId), BigInteger.ZERO);
    }

    boolean has(String hotkey) {
        return pools.containsKey(hotkey);
    }

    StakePool pool(String hotkey) {
        var pool = pools.get(hotkey);
        if (pool == null) throw new IllegalStateException("no account has bound the hotkey " + hotkey);
        return pool;
    }

    Book book() {
        return book;
    }

    List<StakePool> touchedPools() {
        return touched.stream().map(this::pool).toList();
    }

    List<Position> changedPositions() {
        return changed.stream()
                .map(key -> new Position(key.hotkey(), key.ownerId(), sharesOf(key.hotkey(), key.ownerId())))
                .toList();
    }
}
