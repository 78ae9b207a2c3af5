package io.taomarket.wallet.simulation;

import io.taomarket.wallet.ledger.Kind;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Sheet;
import io.taomarket.wallet.ledger.Standing;
import java.math.BigDecimal;

/** What the schema refuses. The rules must refuse it first, so reaching one of these is a mistake of theirs. */
final class Constraints {

    private Constraints() {}

    static void check(Sheet sheet) {
        require(sheet.heldRao() >= 0, sheet);
        require(sheet.postedRao() - sheet.heldRao() >= sheet.minAvailableRao(), sheet);
        require(sheet.standing() != Standing.CLOSED || (sheet.postedRao() == 0 && sheet.heldRao() == 0), sheet);
        require(sheet.kind() == Kind.ISSUANCE || sheet.minAvailableRao() >= 0, sheet);
    }

    static void check(String table, Row row) {
        switch (table) {
            case "hold" -> require(isBetween(0, row.number("captured_rao"), row.number("amount_rao")), row);
            case "issuance" -> {
                var issuedRao = row.number("genesis_rao") + row.number("minted_rao") - row.number("recycled_rao");
                require(isBetween(0, issuedRao, Ledger.CAP_RAO), row);
            }
            case "key_usage" ->
                require(
                        row.number("daily_rao") >= 0
                                && row.number("daily_rao") <= row.number("monthly_rao")
                                && row.number("monthly_rao") <= row.number("total_rao"),
                        row);
            case "settlement" -> settlement(row);
            case "refunded" ->
                require(0 < row.number("refunded_rao") && row.number("refunded_rao") <= row.number("amount_rao"), row);
            case "stake_pool" -> require(isBetween(0, row.number("take_parts"), 11_796), row);
            case "stake_position" -> require(((BigDecimal) row.value("shares")).signum() > 0, row);
            case "stake_operation" -> require(row.number("amount_rao") > 0, row);
            default -> {}
        }
    }

    private static void settlement(Row row) {
        var costRao = row.number("cost_rao");
        var sources = row.number("from_hold_rao") + row.number("from_free_rao") + row.number("loss_rao");
        require(sources + row.number("unpaid_rao") == costRao, row);
        require(row.number("miner_rao") + row.number("protocol_rao") + row.number("unpaid_rao") == costRao, row);
    }

    private static boolean isBetween(long least, long value, long most) {
        return least <= value && value <= most;
    }

    private static void require(boolean holds, Object what) {
        if (!holds) throw new Violation("the schema refuses " + what);
    }
}
