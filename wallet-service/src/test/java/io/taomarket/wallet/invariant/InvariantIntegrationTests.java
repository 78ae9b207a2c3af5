package io.taomarket.wallet.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletTest;
import java.util.List;
import java.util.Map;
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
class InvariantIntegrationTests {

    private static final String INVARIANTS = "/api/v1/admin/wallet/invariants";
    private static final String VERIFICATIONS = "/api/v1/admin/wallet/verifications";
    private static final String[] ALL = {
        "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I10", "I11", "I12", "I13", "I14", "I15", "I16", "I17", "I18",
        "I20"
    };

    @Autowired
    WalletClient wallet;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    Invariants invariants;

    @Test
    void holdAfterEverythingThatOtherTestsHaveDone() {
        someBusiness();

        await().untilAsserted(() -> {
            var report = wallet.get(wallet.callers().admin(), INVARIANTS).body();
            assertThat(report.path("ok").asBoolean())
                    .as(report.toPrettyString())
                    .isTrue();
            assertThat(report.path("items").findValuesAsString("id")).containsExactly(ALL);
            assertThat(report.path("items").findValuesAsString("figure")).noneMatch(String::isBlank);
            assertThat(report.path("elsewhere").findValuesAsString("id")).containsExactly("I9", "I19");
        });
        var supply = wallet.supply();
        assertThat(supply.path("balanced").asBoolean()).isTrue();
        assertThat(supply.path("sum_rao").asString()).isEqualTo("0");
    }

    @Test
    void sayHowMuchWasLookedAt() {
        someBusiness();
        var transfers =
                jdbc.sql("select count(*) from transfer").query(Long.class).single();

        var found = invariants.check(Scope.EVERYTHING);

        assertThat(one(found, "I1").figure()).endsWith("accounts, sum 0 rao");
        assertThat(one(found, "I15").figure()).startsWith(transfers + " transfers, ");
        assertThat(one(found, "I20").figure()).startsWith(transfers + " transfers, ");
    }

    @Test
    void lookOnlyAtWhatIsNewWhenAllWasWellBefore() {
        await().until(() -> invariants.checkAndRemember(Scope.NEW).isPresent());

        wallet.customerWith(1_000);

        await().untilAsserted(() -> {
            var found = invariants.check(Scope.NEW);
            assertThat(found).allMatch(Invariant::ok);
            assertThat(found).extracting(Invariant::id).doesNotContain("I20");
            var checked = Long.parseLong(one(found, "I2").figure().split(" ")[0]);
            assertThat(checked).isBetween(1L, 20L);
        });
    }

    /** A check that remembers must not forget what it has seen to be wrong. */
    @Test
    void keepWhatIsWrongInView() {
        someBusiness();
        invariants.checkAndRemember(Scope.EVERYTHING);
        someBusiness();
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("update ledger_account set posted_rao = posted_rao + 1 where kind = 'TREASURY'")
                    .update();
            for (var time = 0; time < 2; time++) {
                var found = invariants.checkAndRemember(Scope.NEW).orElseThrow();
                assertThat(one(found, "I1").ok()).isFalse();
                assertThat(one(found, "I3").ok()).isFalse();
            }
            transaction.setRollbackOnly();
        });
    }

    @Test
    void areForTheAdminOnly() {
        var customer = wallet.customer();

        assertThat(wallet.get(wallet.as(customer), INVARIANTS).status()).isEqualTo(403);
        assertThat(wallet.post(wallet.as(customer), VERIFICATIONS, Map.of()).status())
                .isEqualTo(403);
        assertThat(wallet.get(wallet.callers().admin(), INVARIANTS + "?scope=old")
                        .text("field"))
                .isEqualTo("scope");
        assertThat(wallet.get(wallet.callers().admin(), VERIFICATIONS + "/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void areVerifiedTogetherWithTheSeals() {
        someBusiness();

        await().untilAsserted(() -> {
            var begun = wallet.post(wallet.callers().admin(), VERIFICATIONS, Map.of());
            var answer = wallet.get(wallet.callers().admin(), VERIFICATIONS + "/" + begun.text("id"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("done").asBoolean()).isTrue();
            var report = answer.body().path("report");
            assertThat(report.path("ok").asBoolean())
                    .as(report.toPrettyString())
                    .isTrue();
            assertThat(report.path("items").findValuesAsString("id")).containsExactly(ALL);
            assertThat(report.path("seals").path("ok").asBoolean()).isTrue();
        });
    }

    /** The checks would be worthless if they could not fail; the damage is rolled back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I1  | update ledger_account set posted_rao = posted_rao + 1 where kind = 'TREASURY'
            I2  | insert into entry select account_id, account_version + 1000000, transfer_id, 1, 1 from entry limit 1
            I2  | update entry set delta_rao = delta_rao + 1 where account_id = 2 and account_version = 2
            I3  | update ledger_account set posted_rao = posted_rao - 1 where kind = 'TREASURY'
            I3  | update entry set balance_after_rao = balance_after_rao + 1 where account_id = 2 and account_version = 2
            I4  | update ledger_account set version = version + 1 where kind = 'TREASURY'
            I4  | delete from entry where account_id = 2 and account_version = 2
            I5  | update entry set balance_after_rao = -1 where account_id = 2 and account_version = 2
            I6  | update ledger_account set held_rao = held_rao + 1 where kind = 'TREASURY'
            I7  | update hold set captured_rao = captured_rao + 1 where captured_rao < amount_rao
            I7  | update hold set state = 'SETTLED' where state = 'OPEN'
            I8  | update issuance set recycled_rao = recycled_rao + 1
            I10 | update ledger_account set posted_rao = posted_rao + 1 where kind = 'TREASURY'
            I11 | insert into epoch_payment values (99, 1, gen_random_uuid(), 5, now())
            I12 | update stake_position set shares = shares + 1
            I13 | alter table transfer drop constraint transfer_pkey cascade
            I14 | update transfer set reverses = (select id from transfer order by amount_rao limit 1) where code = 'GENESIS'
            I14 | insert into refunded values (gen_random_uuid(), 5, 1)
            I15 | update transfer set debit_kind = 'CUSTOMER', code = 'TRANSFER' where code = 'DEPOSIT'
            I16 | update transfer set batch = batch + 1000000 where batch = (select max(batch) from transfer)
            I16 | delete from ledger_batch where sequence = 2
            I16 | update ledger_batch set transfers = transfers + 1 where sequence = 2
            I17 | update hold set expires_at = now() - interval '1000 days' where state = 'OPEN' and amount_rao > captured_rao
            I18 | alter table entry disable trigger entry_is_immutable
            I18 | drop trigger seal_is_immutable on seal
            I20 | update ledger_account set posted_rao = posted_rao + 1 where kind = 'TREASURY'
            I20 | delete from transfer where code = 'GENESIS'
            """)
    void noticeDamage(String id, String damage) {
        someBusiness();

        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("set local session_replication_role = replica").update(); // no triggers, no foreign keys
            jdbc.sql("alter table entry drop constraint entry_delta_rao_check").update();
            assertThat(jdbc.sql(damage).update()).isNotNegative();

            var found = invariants.check(Scope.EVERYTHING);

            assertThat(one(found, id).violations()).isPositive();
            assertThat(one(found, id).ok()).isFalse();
            transaction.setRollbackOnly();
        });
    }

    /** As a deployment does whose service is not the owner of its tables. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update transfer set memo = 'x'",
                "delete from entry",
                "update seal set count = 0",
                "update ledger_batch set transfers = 0",
                "delete from burnt_id",
                "delete from refunded",
                "truncate transfer cascade",
                "delete from ledger_account",
                "alter table entry disable trigger all",
                "drop table seal"
            })
    void areGuardedByPrivilegesWhereTheServiceDoesNotOwnItsTables(String damage) {
        someBusiness();
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("create role wallet_worker").update();
            jdbc.sql("call grant_service_role('wallet_worker')").update();
            jdbc.sql("set local role wallet_worker").update();
            assertThat(one(invariants.check(Scope.NEW), "I18"))
                    .extracting(Invariant::figure, Invariant::violations)
                    .containsExactly("7 of 7 tables refuse, 7 of them not the service's own", 0L);

            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(damage).update())
                    .withStackTraceContaining(
                            damage.startsWith("alter") || damage.startsWith("drop")
                                    ? "must be owner"
                                    : "permission denied");
            transaction.setRollbackOnly();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update transfer set amount_rao = amount_rao + 1",
                "delete from entry",
                "truncate transfer cascade",
                "delete from posting_rule",
                "update ledger_account set posted_rao = -1 where kind = 'TREASURY'",
                "update ledger_account set posted_rao = -21000000000000001 where kind = 'ISSUANCE'",
                "insert into entry select account_id, account_version, transfer_id, 1, 1 from entry limit 1"
            })
    void refuseDamageInTheSchemaItself(String damage) {
        someBusiness();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(damage).update());
    }

    private static Invariant one(List<Invariant> found, String id) {
        return found.stream()
                .filter(invariant -> invariant.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void someBusiness() {
        var customer = wallet.customerWith(10_000_000);
        wallet.hold(customer, UUID.randomUUID(), 1_000);
        var hotkey = Hotkeys.bound(wallet, customer);
        wallet.post(
                wallet.as(customer),
                "/api/v1/stakes",
                Map.of("stake_id", UUID.randomUUID(), "hotkey", hotkey, "amount_rao", "5000000"));
    }
}
