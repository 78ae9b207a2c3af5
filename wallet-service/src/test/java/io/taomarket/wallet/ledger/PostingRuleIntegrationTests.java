package io.taomarket.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.taomarket.wallet.WalletTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@WalletTest
class PostingRuleIntegrationTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void theCodeAndTheSchemaAllowTheSameRoutes() {
        var inSchema = jdbc.sql("select code || ' ' || debit_kind || ' ' || credit_kind from posting_rule")
                .query(String.class)
                .list();
        var inCode = Arrays.stream(Code.values())
                .flatMap(code -> code.routes().stream().map(route -> code + " " + route.debit() + " " + route.credit()))
                .toList();

        assertThat(inCode).containsExactlyInAnyOrderElementsOf(inSchema);
    }

    @Test
    void theConstraintOnTransfersSaysTheSame() {
        var constraint = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = 'allowed_route'")
                .query(String.class)
                .single();
        var routes = jdbc.sql("select code || ' ' || debit_kind || ' ' || credit_kind from posting_rule")
                .query(String.class)
                .list();

        assertThat(routes).allSatisfy(route -> assertThat(constraint).contains("'" + route + "'"));
        assertThat(constraint.split("::text")).hasSize(routes.size() + 3); // and the two blanks between the columns
    }

    @Test
    void theSchemaRefusesAnotherRoute() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("""
                        insert into transfer (id, debit_id, credit_id, debit_kind, credit_kind, amount_rao, code, created_at)
                        values (gen_random_uuid(), 2, 1, 'TREASURY', 'ISSUANCE', 1, 'EMISSION', now())
                        """).update())
                .withMessageContaining("allowed_route");
    }
}
