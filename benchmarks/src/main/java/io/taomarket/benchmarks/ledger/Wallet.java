package io.taomarket.benchmarks.ledger;

import io.taomarket.benchmarks.Servers;
import io.taomarket.chassis.ServiceApplication;
import io.taomarket.wallet.WalletService;
import io.taomarket.wallet.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole wallet-service as it runs everywhere: its migrations, its writer, its outbox and the relay to Kafka. */
final class Wallet implements AutoCloseable {

    private static final String TREASURY_RAO = "20000000000000000";
    private static final String BOOKS = read(new ClassPathResource("wallet-invariants/balances.sql"));

    /** A gateway is on the class path for another benchmark; a wallet is none. */
    private static final String OF_OTHER_BENCHMARKS = Stream.of(
                    "GatewayServerMvcAutoConfiguration",
                    "GatewayMvcClassPathWarningAutoConfiguration",
                    "filter.FilterAutoConfiguration",
                    "handler.HandlerFunctionAutoConfiguration",
                    "handler.GatewayMultipartAutoConfiguration",
                    "predicate.PredicateAutoConfiguration",
                    "config.DefaultFunctionConfiguration")
            .map("org.springframework.cloud.gateway.server.mvc."::concat)
            .collect(Collectors.joining(","));

    private final ConfigurableApplicationContext context;

    private Wallet(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it on a database of this name, new or not. */
    static Wallet start(Servers servers, String database) {
        return new Wallet(ServiceApplication.of(WalletService.class, "wallet-service")
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.datasource.url=" + servers.jdbcUrl(database),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--spring.kafka.bootstrap-servers=" + servers.brokers(),
                        "--spring.main.register-shutdown-hook=false",
                        "--taomarket.kafka.partitions=1",
                        "--taomarket.internal.secrets[0]=a secret of this benchmark, 32+ characters",
                        "--wallet.keys.pepper=a pepper of this benchmark, 32+ characters",
                        "--wallet.genesis.treasury-rao=" + TREASURY_RAO,
                        "--wallet.holds.ttl=1h",
                        "--spring.autoconfigure.exclude=" + OF_OTHER_BENCHMARKS,
                        "--logging.level.root=error"));
    }

    Ledger ledger() {
        return context.getBean(Ledger.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The wallet's own invariants: balances sum to zero, follow from their entries, and versions count the entries. */
    void requireBalancedBooks() {
        var wrong = jdbc().sql(BOOKS).param("everything", true).query().listOfRows().stream()
                .filter(row -> !Long.valueOf(0).equals(row.get("violations")))
                .toList();
        if (!wrong.isEmpty()) throw new IllegalStateException("the books are wrong: " + wrong);
    }

    private static String read(ClassPathResource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
