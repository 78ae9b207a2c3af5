package io.taomarket.wallet.stake;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Transfer;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The share pools within the books, for one command: money and shares move together, in order. */
public final class StakeBook {

    private static final int PARTS = 65_535;

    private final Books books;
    private final Set<String> touched = new HashSet<>();

    public StakeBook(Books books) {
        this.books = books;
    }

    /** Add this to what a command reads that works on the pool of this hotkey and on shares of this account. */
    public static Reads reads(Reads reads, String hotkey, UUID ownerId) {
        return reads.account(poolId(hotkey))
                .record(StakePool.REGISTER, hotkey)
                .record(Position.REGISTER, new Position.Key(hotkey, ownerId));
    }

    /** Add this to what a command reads that asks for all stake and hotkeys of an account. */
    public static Reads readsAllOf(Reads reads, UUID ownerId) {
        return reads.group(Position.REGISTER, ownerId).group(StakePool.REGISTER, ownerId);
    }

    /** Whether the account has stake on any hotkey. */
    public static boolean hasStake(Books books, UUID ownerId) {
        return !books.group(Position.REGISTER, ownerId).isEmpty();
    }

    /** How many hotkeys the account has bound, each of which may earn at any time. */
    public static int hotkeys(Books books, UUID ownerId) {
        return books.group(StakePool.REGISTER, ownerId).size();
    }

    /** The pool's account in the ledger. */
    static UUID poolId(String hotkey) {
        return DerivedId.of("stake-pool", hotkey);
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
        return restRao;
    }

    /** All stake on the hotkey. */
    public long totalRao(String hotkey) {
        return books.postedRao(pool(hotkey).poolId());
    }

    void pay(Code code, UUID transferId, UUID debitId, UUID creditId, long amountRao, String hotkey) {
        books.post(Transfer.of(transferId, code, debitId, creditId, amountRao, hotkey));
        touch(hotkey);
    }

    void addShares(String hotkey, UUID ownerId, BigInteger shares) {
        if (shares.signum() == 0) return;
        var now = sharesOf(hotkey, ownerId).add(shares);
        if (now.signum() < 0) throw new IllegalStateException(ownerId + " would have less than no stake on " + hotkey);
        if (now.signum() == 0) books.remove(Position.REGISTER, new Position.Key(hotkey, ownerId));
        else books.put(Position.REGISTER, new Position(hotkey, ownerId, now));
        books.put(StakePool.REGISTER, pool(hotkey).addShares(shares));
        touch(hotkey);
    }

    SharePool shares(String hotkey) {
        return new SharePool(totalRao(hotkey), pool(hotkey).totalShares());
    }

    BigInteger sharesOf(String hotkey, UUID ownerId) {
        return books.find(Position.REGISTER, new Position.Key(hotkey, ownerId))
                .map(Position::shares)
                .orElse(BigInteger.ZERO);
    }

    boolean has(String hotkey) {
        return books.find(StakePool.REGISTER, hotkey).isPresent();
    }

    StakePool pool(String hotkey) {
        return books.find(StakePool.REGISTER, hotkey).orElseThrow(() -> notBound(hotkey));
    }

    /** Once per command, however many of its steps touch the pool. */
    private void touch(String hotkey) {
        if (touched.add(hotkey)) books.put(StakePool.REGISTER, pool(hotkey).touched());
    }

    private static Refusal notBound(String hotkey) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "hotkey_not_bound",
                "No account has bound the hotkey " + hotkey + ".",
                Map.of("hotkey", hotkey));
    }
}
