package io.taomarket.wallet.ledger.writer;

import io.taomarket.chassis.outbox.EventJson;
import io.taomarket.wallet.ledger.Books;
import io.taomarket.wallet.ledger.Code;
import io.taomarket.wallet.ledger.Command;
import io.taomarket.wallet.ledger.DerivedId;
import io.taomarket.wallet.ledger.Ledger;
import io.taomarket.wallet.ledger.Opening;
import io.taomarket.wallet.ledger.Reads;
import io.taomarket.wallet.ledger.Transfer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** One instance of the ledger: its writer and its front, without the service around them. */
final class TestLedger implements WriterNews, AutoCloseable {

    static final long TREASURY_RAO = 1_000_000_000_000L;

    private static final LedgerProperties PROPERTIES = new LedgerProperties(
            (short) 0, 2_000, 10_000, Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(200));

    final List<Integer> batchSizes = new CopyOnWriteArrayList<>();

    private final GroupCommit ledger;
    private final LedgerWriter writer;
    private final Thread thread;
    private volatile WriterState state = WriterState.STARTING;

    TestLedger(LedgerConnections connections) {
        this(connections, PROPERTIES);
    }

    TestLedger(LedgerConnections connections, LedgerProperties properties) {
        var queue = new CommandQueue(properties);
        var json = new EventJson(JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build());
        ledger = new GroupCommit(queue, properties, JdbcClient.create(new DriverManagerDataSource()));
        List<Opening> openings = List.of(Mint::new);
        writer = new LedgerWriter(connections, queue, openings, properties, json, Clock.systemUTC(), this);
        thread = Thread.ofPlatform().start(writer::run);
    }

    Ledger ledger() {
        return ledger;
    }

    @Override
    public WriterState state() {
        return state;
    }

    @Override
    public void changed(WriterState now) {
        state = now;
    }

    @Override
    public void posted(Batch batch, long nanos) {
        batchSizes.add(batch.size());
    }

    @Override
    public void close() throws InterruptedException {
        writer.stop();
        thread.join();
    }

    private record Mint() implements Command<Boolean> {

        @Override
        public Reads reads() {
            return Reads.of(Ledger.ISSUANCE, Ledger.TREASURY).transfer(DerivedId.of("genesis"));
        }

        @Override
        public Boolean apply(Books books) {
            if (books.transfer(DerivedId.of("genesis")).isPresent()) return false;
            books.post(Transfer.of(
                    DerivedId.of("genesis"), Code.GENESIS, Ledger.ISSUANCE, Ledger.TREASURY, TREASURY_RAO, "genesis"));
            return true;
        }
    }
}
