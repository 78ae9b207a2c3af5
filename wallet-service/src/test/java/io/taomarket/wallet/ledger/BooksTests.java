package io.taomarket.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taomarket.chassis.problem.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BooksTests {

    private static final int ACCOUNTS = 5;

    @Test
    void movesMoneyFromOneAccountToTheOther() {
        var book = book(100, 0);

        book.post(transfer(0, 1, 60));

        assertThat(book.postedRao(id(0))).isEqualTo(40);
        assertThat(book.postedRao(id(1))).isEqualTo(60);
    }

    @Test
    void refusesToSpendWhatIsHeldAndChangesNothing() {
        var book = book(100, 0);
        book.hold(id(0), 50);

        assertThatExceptionOfType(InsufficientFunds.class)
                .isThrownBy(() -> book.post(transfer(0, 1, 51)))
                .satisfies(e -> assertThat(e.details()).containsEntry("available_rao", "50"));
        assertThat(book.postedRao(id(0))).isEqualTo(100);
        assertThat(book.changes().transfers()).isEmpty();
    }

    @Test
    void letsAnEarlierStepFundALaterOne() {
        var book = book(100, 0, 0);

        book.post(transfer(0, 1, 100));
        book.post(transfer(1, 2, 100));

        assertThat(book.postedRao(id(2))).isEqualTo(100);
    }

    @Test
    void refusesToMintAboveTheCap() {
        var book = OpenBooks.of(
                new Reads(),
                List.of(
                        OpenBooks.sheet(1, id(0), Kind.ISSUANCE, -90, -100),
                        OpenBooks.sheet(2, id(1), Kind.TREASURY, 90, 0)));

        assertThatExceptionOfType(SupplyCapExceeded.class).isThrownBy(() -> book.post(mint(11)));
        book.post(mint(10));
        assertThat(book.availableRao(id(0))).isZero();
    }

    @Test
    void refusesAnAccountThatIsNotLocked() {
        assertThatIllegalStateException().isThrownBy(() -> book(1).availableRao(UUID.randomUUID()));
    }

    @Test
    void refusesATransferOfNothingOrToItself() {
        assertThatIllegalArgumentException().isThrownBy(() -> transfer(0, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> transfer(0, 0, 1));
    }

    @Property
    void conservesMoneyAndNeverOwesWhateverIsTried(@ForAll @Size(max = 60) List<Long> seeds) {
        var book = book(1_000, 500, 0, 7, 1);

        for (var seed : seeds) attempt(book, seed);

        var sumRao = 0L;
        for (var i = 0; i < ACCOUNTS; i++) {
            sumRao += book.postedRao(id(i));
            assertThat(book.availableRao(id(i))).isNotNegative();
            assertThat(book.account(id(i)).heldRao()).isNotNegative();
        }
        assertThat(sumRao).isEqualTo(1_508);
    }

    @Property
    void writesGaplessVersionsThatLeadToTheBalance(@ForAll @Size(max = 60) List<Long> seeds) {
        var book = book(1_000, 500, 0, 7, 1);
        var balances = new HashMap<Long, Long>();
        var versions = new HashMap<Long, Long>();
        for (var i = 0; i < ACCOUNTS; i++) balances.put((long) i, book.postedRao(id(i)));

        for (var seed : seeds) attempt(book, seed);

        for (var entry : book.changes().entries()) {
            assertThat(entry.accountVersion()).isEqualTo(versions.merge(entry.accountId(), 1L, Long::sum));
            assertThat(entry.balanceAfterRao())
                    .isEqualTo(balances.merge(entry.accountId(), entry.deltaRao(), Long::sum));
        }
        for (var i = 0; i < ACCOUNTS; i++) assertThat(book.postedRao(id(i))).isEqualTo(balances.get((long) i));
    }

    @Property
    void derivesTheSameIdFromTheSameCauseAndAnotherFromAnother(
            @ForAll @IntRange(min = 0) int leg, @ForAll @LongRange(min = 1) long epoch) {
        assertThat(DerivedId.of("epoch", epoch, leg)).isEqualTo(DerivedId.of("epoch", epoch, leg));
        assertThat(DerivedId.of("epoch", epoch, leg)).isNotEqualTo(DerivedId.of("epoch", epoch - 1, leg));
        assertThat(DerivedId.of("epoch", epoch, leg).version()).isEqualTo(5);
        assertThat(DerivedId.of("epoch", epoch, leg).variant()).isEqualTo(2);
    }

    @Property
    void anIdThatIsSortedByTimeIsTheSameForTheSameCauseAndBetweenItsNeighbours(
            @ForAll @LongRange(min = 0, max = 0xFFFF_FFFF_FFFFL) long millis, @ForAll long random) {
        var id = new UUID(millis << 16 | 0x7000 | random & 0xFFF, random | Long.MIN_VALUE);
        var name = "req_" + id;

        var derived = DerivedId.sortedLike(name, "settlement", name, 1);

        assertThat(derived).isEqualTo(DerivedId.sortedLike(name, "settlement", name, 1));
        assertThat(derived).isNotEqualTo(DerivedId.sortedLike(name, "settlement", name, 2));
        assertThat(derived.getMostSignificantBits() >>> 16).isEqualTo(millis);
        assertThat(derived.version()).isEqualTo(8);
        assertThat(derived.variant()).isEqualTo(2);
    }

    @Test
    void aNameWithoutATimeHasItsIdAnywhere() {
        for (var name : List.of("request-1", UUID.randomUUID().toString(), "no uuid but as many letters as one has"))
            assertThat(DerivedId.sortedLike(name, "settlement", name)).isEqualTo(DerivedId.of("settlement", name));
    }

    private static void attempt(Books book, long seed) {
        var from = (int) Math.floorMod(seed, ACCOUNTS);
        var to = (int) Math.floorMod(seed / 7, ACCOUNTS);
        var amountRao = Math.floorMod(seed / 31, 700L);
        try {
            switch ((int) Math.floorMod(seed / 101, 3)) {
                case 0 -> book.hold(id(from), amountRao);
                case 1 ->
                    book.release(
                            id(from), Math.min(amountRao, book.account(id(from)).heldRao()));
                default -> book.post(transfer(from, to, amountRao));
            }
        } catch (Refusal | IllegalArgumentException refused) {
            assertThat(refused).isNotNull(); // a refused step must leave everything as it was; the sums tell
        }
    }

    private static Books book(long... balancesRao) {
        var sheets = new ArrayList<Sheet>();
        for (var i = 0; i < balancesRao.length; i++)
            sheets.add(OpenBooks.sheet(i, id(i), Kind.CUSTOMER, balancesRao[i], 0));
        return OpenBooks.of(new Reads(), sheets);
    }

    private static Transfer transfer(int from, int to, long amountRao) {
        return Transfer.of(UUID.randomUUID(), Code.TRANSFER, id(from), id(to), amountRao, "test");
    }

    private static Transfer mint(long amountRao) {
        return Transfer.of(UUID.randomUUID(), Code.GENESIS, id(0), id(1), amountRao, "test");
    }

    private static UUID id(int account) {
        return new UUID(7, account);
    }
}
