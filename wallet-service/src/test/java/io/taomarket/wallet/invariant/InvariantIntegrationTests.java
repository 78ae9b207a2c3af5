package io.taomarket.wallet.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.wallet.Hotkeys;
import io.taomarket.wallet.WalletClient;
import io.taomarket.wallet.WalletTest;
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

        var report = wallet.get(wallet.callers().admin(), "/api/v1/admin/wallet/invariants");

        assertThat(report.body().path("checks").size()).isEqualTo(15);
        assertThat(report.body().path("holds").asBoolean())
                .as(report.body().toPrettyString())
                .isTrue();
        var supply = wallet.supply();
        assertThat(supply.path("balanced").asBoolean()).isTrue();
        assertThat(supply.path("sum_rao").asString()).isEqualTo("0");
    }

    @Test
    void areForTheAdminOnly() {
        var customer = wallet.customer();

        assertThat(wallet.get(wallet.as(customer), "/api/v1/admin/wallet/invariants")
                        .status())
                .isEqualTo(403);
    }

    /** The checks would be worthless if they could not fail; the damage is rolled back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I01 | update ledger_account set posted_rao = posted_rao + 1 where kind = 'TREASURY'
            I03 | update ledger_account set posted_rao = posted_rao - 1 where kind = 'TREASURY'
            I04 | update ledger_account set version = version + 1 where kind = 'TREASURY'
            I06 | update ledger_account set held_rao = held_rao + 1 where kind = 'TREASURY'
            I07 | update hold set captured_rao = captured_rao + 1 where captured_rao < amount_rao
            I08 | update issuance set recycled_rao = recycled_rao + 1
            I11 | insert into epoch_payment values (99, 1, gen_random_uuid(), 5, now())
            I12 | update stake_position set shares = shares + 1
            I18 | alter table entry disable trigger entry_is_immutable
            """)
    void noticeDamage(String name, String damage) {
        someBusiness();

        transactions.executeWithoutResult(transaction -> {
            jdbc.sql(damage).update();
            var sql = invariants.all().stream()
                    .filter(invariant -> invariant.name().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .sql();
            assertThat(jdbc.sql(sql).query(Long.class).single()).isPositive();
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
