package io.taomarket.wallet.stake;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.stake.StakeOperation.Asked;
import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * What an account wants to do with its stake, once per id.
 *
 * @param minOperationRao the least that may be staked or taken back, unless it is all
 */
record StakeCommand(Asked asked, long minOperationRao) implements Command<StakeOperation> {

    @Override
    public Reads reads() {
        var reads = Reads.of(asked.accountId()).record(StakeOperation.REGISTER, asked.key());
        StakeBook.reads(reads, asked.hotkey(), asked.accountId());
        return asked.toHotkey() == null ? reads : StakeBook.reads(reads, asked.toHotkey(), asked.accountId());
    }

    @Override
    public StakeOperation apply(Books books) {
        var stakes = new StakeBook(books);
        requireBound(stakes, asked.hotkey());
        if (asked.toHotkey() != null) requireBound(stakes, asked.toHotkey());
        var past = books.find(StakeOperation.REGISTER, asked.key());
        if (past.isPresent()) return past.get().requireSame(asked);
        var movedRao =
                switch (asked.kind()) {
                    case STAKE -> stake(stakes);
                    case UNSTAKE -> unstake(stakes);
                    case MOVE -> move(stakes, Objects.requireNonNull(asked.toHotkey()));
                };
        var done = asked.done(movedRao);
        books.put(StakeOperation.REGISTER, done);
        return done;
    }

    private long stake(StakeBook stakes) {
        var hotkey = asked.hotkey();
        var shares = stakes.shares(hotkey).sharesFor(Objects.requireNonNull(asked.askedRao()));
        if (shares.signum() == 0) throw tooSmall();
        var costRao = stakes.shares(hotkey).costRao(shares);
        stakes.pay(Code.STAKE, transferId(), asked.accountId(), StakeBook.poolId(hotkey), costRao, hotkey);
        stakes.addShares(hotkey, asked.accountId(), shares);
        return costRao;
    }

    private long unstake(StakeBook stakes) {
        var hotkey = asked.hotkey();
        var part = part(stakes);
        stakes.pay(Code.UNSTAKE, transferId(), StakeBook.poolId(hotkey), asked.accountId(), part.valueRao(), hotkey);
        stakes.addShares(hotkey, asked.accountId(), part.shares().negate());
        return part.valueRao();
    }

    private long move(StakeBook stakes, String to) {
        var from = asked.hotkey();
        var part = part(stakes);
        var bought = stakes.shares(to).sharesFor(part.valueRao());
        if (bought.signum() == 0) throw tooSmall();
        var costRao = stakes.shares(to).costRao(bought);
        var sold =
                costRao == part.valueRao() ? part.shares() : stakes.shares(from).sharesToBurn(costRao);
        var soldRao = stakes.shares(from).valueRao(sold);
        stakes.pay(Code.STAKE_MOVE, transferId(), StakeBook.poolId(from), StakeBook.poolId(to), soldRao, from);
        stakes.addShares(from, asked.accountId(), sold.negate());
        stakes.addShares(to, asked.accountId(), bought);
        return soldRao;
    }

    /**
     * The shares that an unstake or a move is about, all or enough for what is asked, and what they are worth: a share
     * that has grown dear leaves whole, so that no money stays in a pool without shares.
     */
    private Part part(StakeBook stakes) {
        var pool = stakes.shares(asked.hotkey());
        var shares = stakes.sharesOf(asked.hotkey(), asked.accountId());
        var stakedRao = pool.valueRao(shares);
        if (stakedRao == 0) throw insufficient(stakedRao);
        var askedRao = asked.askedRao() == null ? stakedRao : asked.askedRao();
        if (askedRao == stakedRao) return new Part(shares, stakedRao);
        if (askedRao > stakedRao) throw insufficient(stakedRao);
        if (askedRao < minOperationRao) throw tooSmall();
        var leaving = pool.sharesToBurn(askedRao);
        return new Part(leaving, pool.valueRao(leaving));
    }

    private UUID transferId() {
        return DerivedId.of("stake", asked.accountId(), asked.id());
    }

    private Refusal tooSmall() {
        return Stakes.tooSmall(minOperationRao);
    }

    private static void requireBound(StakeBook stakes, String hotkey) {
        if (!stakes.has(hotkey)) throw Delegates.notFound();
    }

    private static Refusal insufficient(long stakedRao) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "insufficient_stake",
                "Your stake on this hotkey is " + stakedRao + " rao.",
                Map.of("staked_rao", Long.toString(stakedRao)));
    }

    private record Part(BigInteger shares, long valueRao) {}
}
