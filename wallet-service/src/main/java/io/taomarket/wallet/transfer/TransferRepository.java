package io.taomarket.wallet.transfer;

import io.taomarket.wallet.ledger.Transfer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TransferRepository {

    private final JdbcClient jdbc;

    TransferRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The transfer that the ledger knows by this id. */
    Optional<Transfer> find(UUID transferId) {
        return jdbc.sql("""
                select t.id, t.code, d.public_id as debit_id, c.public_id as credit_id, t.amount_rao,
                       t.requested_id, t.reference, t.memo, t.reverses
                from transfer t join ledger_account d on d.id = t.debit_id join ledger_account c on c.id = t.credit_id
                where t.id = ?
                """).param(transferId).query(Transfer.class).optional();
    }
}
