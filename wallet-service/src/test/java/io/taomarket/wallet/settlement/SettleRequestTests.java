package io.taomarket.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.OpenBooks;
import io.taomarket.wallet.ledger.Outcome.Refused;
import io.taomarket.wallet.ledger.Reads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SettleRequestTests {

    private static final UUID CUSTOMER = new UUID(1, 1);
    private static final UUID MINER = new UUID(1, 2);
    private static final UUID NO_HOLD = new UUID(9, 9);

    @Test
    void leavesWhatNobodyCanPayUnpaidAndServesTheMinerFirst() {
        var command = new SettleRequest(served(100), 1_000);
        var books = OpenBooks.of(Reads.of(List.of(command)), Map.of(CUSTOMER, 10L, MINER, 0L), 85, List.of());

        var settlement = books.attempt(command).orThrow();

        assertThat(books.postedRao(MINER)).isEqualTo(90);
        assertThat(settlement.orElseThrow().payment()).isEqualTo(new Payment(0, 10, 85, 5, 90, 5));
    }

    @Test
    void isPaidWhenItIsSaidAgainAfterTheMinerHasCome() {
        var command = new SettleRequest(served(100), 1_000);
        var early = OpenBooks.of(Reads.of(List.of(command)), Map.of(CUSTOMER, 100L), 0, List.of());
        for (var time = 0; time < 2; time++)
            assertThat(early.attempt(command)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                            refused.why().code())
                    .isEqualTo("account_not_found"));

        assertThat(early.changes().isEmpty())
                .as("nothing keeps it from being paid later")
                .isTrue();
    }

    @Property
    void conservesMoneyWhateverIsServed(
            @ForAll @Size(max = 30) List<@LongRange(min = 1, max = 500) Long> costs,
            @ForAll @LongRange(min = 0, max = 3_000) long customerRao,
            @ForAll @LongRange(min = 0, max = 1_000) long treasuryRao) {
        var commands = costs.stream()
                .map(costRao -> new SettleRequest(served(costRao), 1_000))
                .toList();
        var books = OpenBooks.of(Reads.of(commands), Map.of(CUSTOMER, customerRao, MINER, 0L), treasuryRao, List.of());

        var unpaidRao = commands.stream()
                .mapToLong(
                        command -> command.apply(books).orElseThrow().payment().unpaidRao())
                .sum();

        assertThat(OpenBooks.sumRao(books, List.of(CUSTOMER, MINER))).isZero();
        assertThat(books.postedRao(CUSTOMER)).isNotNegative();
        assertThat(books.postedRao(Ledger.TREASURY)).isNotNegative();
        var costRao = costs.stream().mapToLong(Long::longValue).sum();
        var goneRao = customerRao - books.postedRao(CUSTOMER) + treasuryRao - books.postedRao(Ledger.TREASURY);
        assertThat(goneRao).isEqualTo(costRao - unpaidRao);
    }

    private static RequestServed served(long costRao) {
        return new RequestServed(
                UUID.randomUUID(),
                Instant.EPOCH,
                UUID.randomUUID().toString(),
                CUSTOMER,
                new UUID(2, 1),
                NO_HOLD,
                1,
                "model",
                "miner",
                MINER,
                Outcome.FINISHED,
                true,
                1,
                1,
                costRao,
                1,
                List.of(),
                "receipt");
    }
}
