package io.taomarket.wallet.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.wallet.TestClock;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletClient.Answer;
import io.taomarket.wallet.WalletTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@WalletTest
class SealIntegrationTests {

    private static final String SEALS = "/api/v1/admin/wallet/seals";

    @Autowired
    WalletClient wallet;

    @Autowired
    Seals seals;

    @Autowired
    SealVerification verification;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void sealsADayWhenItIsOverAndNotBefore() {
        sealWhatIsOver();
        wallet.customerWith(1_000);
        var today = today();
        assertThat(seals.sealNext()).isEmpty();

        nextDay();
        var seal = seals.sealNext().orElseThrow();

        assertThat(seal.day()).isEqualTo(today);
        assertThat(seal.count()).isEqualTo(transfersOn(today));
        assertThat(seal.sumDebitsRao()).isPositive();
        assertThat(seals.sealNext()).isEmpty();
        assertThat(seals.overdueDays()).isZero();
    }

    @Test
    void sealsDaysOnWhichNothingHappenedToo() {
        wallet.customerWith(1_000);
        sealWhatIsOver();
        clock.advance(Duration.ofDays(4));
        assertThat(seals.overdueDays()).isBetween(3L, 4L);

        sealWhatIsOver();

        var shown = wallet.get(wallet.callers().admin(), SEALS + "?limit=3").body();
        assertThat(shown.path("items").size()).isEqualTo(3);
        assertThat(shown.path("items").get(0).path("count").asLong()).isZero();
        assertThat(shown.path("items").get(0).path("prev"))
                .isEqualTo(shown.path("items").get(1).path("hash"));
        var next = wallet.get(
                wallet.callers().admin(),
                SEALS + "?cursor=" + shown.path("next_cursor").asString());
        assertThat(next.body().path("items").get(0).path("hash"))
                .isEqualTo(shown.path("items").get(2).path("prev"));
    }

    @Test
    void findsNothingWrongWhereNothingIs() {
        wallet.customerWith(1_000);
        nextDay();
        sealWhatIsOver();

        var verified = verify("");

        assertThat(verified.body().path("ok").asBoolean())
                .as(verified.body().toPrettyString())
                .isTrue();
        assertThat(verified.body().path("days").asInt()).isPositive();
        assertThat(verified.text("last_day")).isEqualTo(today().minusDays(1).toString());
        var since = verify("?from=" + today().minusDays(1));
        assertThat(since.body().path("days").asInt()).isEqualTo(1);
        assertThat(since.text("head")).isEqualTo(verified.text("head"));
    }

    /** As somebody would who owns the database: the triggers are off while the rows are changed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUM_DEBITS | transfer | update transfer set amount_rao = amount_rao + 1 where id = :id
            ROOT       | transfer | update transfer set memo = 'another' where id = :id
            ROOT       | transfer | update transfer set credit_id = debit_id - 1 + credit_id where id = :id
            COUNT      | transfer | update transfer set created_at = created_at + interval '1 day' where id = :id
            ROOT       | entry    | update entry set balance_after_rao = balance_after_rao + 1 where transfer_id = :id
            ROOT       | entry    | delete from entry where transfer_id = :id
            ROOT       | seal     | update seal set root = sha256(root) where day = :day
            COUNT      | seal     | update seal set count = count + 1 where day = :day
            """)
    void namesTheDayOnWhichSomethingWasChanged(SealVerification.What what, String table, String change) {
        var day = aSealedDay();
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("alter table " + table + " disable trigger all").update();
            assertThat(jdbc.sql(change)
                            .param("id", transferOn(day))
                            .param("day", day)
                            .update())
                    .isPositive();

            var verified = verification.verify(Optional.empty());

            assertThat(verified.ok()).isFalse();
            assertThat(verified.firstDifferentDay()).isEqualTo(day);
            assertThat(verified.difference()).isEqualTo(what);
            transaction.setRollbackOnly();
        });
    }

    @Test
    void noticesThatASealIsMissing() {
        var day = aSealedDay();
        nextDay();
        sealWhatIsOver();
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("alter table seal disable trigger all").update();
            jdbc.sql("delete from seal where day = ?").param(day).update();

            var verified = verification.verify(Optional.empty());

            assertThat(verified.firstDifferentDay()).isEqualTo(day.plusDays(1));
            assertThat(verified.difference()).isEqualTo(SealVerification.What.CHAIN);
            transaction.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"update seal set count = 0", "delete from seal", "truncate seal"})
    void cannotBeChanged(String change) {
        aSealedDay();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(change).update());
    }

    @Test
    void areForTheAdminOnlyAndRefuseDaysThatCannotBe() {
        var customer = wallet.customer();

        assertThat(wallet.get(wallet.as(customer), SEALS).status()).isEqualTo(403);
        assertThat(wallet.post(wallet.as(customer), SEALS + "/verify", Map.of()).status())
                .isEqualTo(403);
        assertThat(verify("?from=yesterday").status()).isEqualTo(400);
        assertThat(verify("?from=%2B999999999-01-01").status()).isEqualTo(400);
        assertThat(wallet.get(wallet.callers().admin(), SEALS + "?cursor=x").text("code"))
                .isEqualTo("cursor_invalid");
    }

    private LocalDate aSealedDay() {
        sealWhatIsOver();
        wallet.customerWith(1_000);
        var day = today();
        nextDay();
        sealWhatIsOver();
        return day;
    }

    private Answer verify(String query) {
        return wallet.post(wallet.callers().admin(), SEALS + "/verify" + query, Map.of());
    }

    private UUID transferOn(LocalDate day) {
        return jdbc.sql("""
                select id from transfer where (created_at at time zone 'UTC')::date = ? and code = 'DEPOSIT' limit 1
                """).param(day).query(UUID.class).single();
    }

    private long transfersOn(LocalDate day) {
        return jdbc.sql("select count(*) from transfer where (created_at at time zone 'UTC')::date = ?")
                .param(day)
                .query(Long.class)
                .single();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** To the morning after: over is over, ten minutes past midnight. */
    private void nextDay() {
        var morning = today().plusDays(1).atTime(1, 0).toInstant(ZoneOffset.UTC);
        clock.advance(Duration.between(clock.instant(), morning));
    }

    private void sealWhatIsOver() {
        while (seals.sealNext().isPresent()) assertThat(seals.overdueDays()).isNotNegative();
    }
}
