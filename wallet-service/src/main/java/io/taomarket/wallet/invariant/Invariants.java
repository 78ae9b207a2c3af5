package io.taomarket.wallet.invariant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.taomarket.chassis.leader.WriterLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The invariants, one file for each group below {@code wallet-invariants}: a query whose rows say what must be true, how
 * much was looked at and how much of it is wrong. All of them see one snapshot, beside the running business.
 */
@Service
class Invariants {

    private static final String FILES = "classpath:wallet-invariants/*.sql";
    private static final String LOCK = "wallet-invariants";

    private final JdbcClient jdbc;
    private final Replay replay;
    private final WriterLock lock;
    private final Clock clock;
    private final List<String> groups;

    Invariants(JdbcClient jdbc, Replay replay, WriterLock lock, Clock clock) throws IOException {
        this.jdbc = jdbc;
        this.replay = replay;
        this.lock = lock;
        this.clock = clock;
        this.groups = Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                .map(Invariants::read)
                .toList();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Invariant> check(Scope scope) {
        setUp();
        var found = new ArrayList<Invariant>();
        for (var group : groups) found.addAll(check(group, scope));
        if (scope == Scope.EVERYTHING) found.add(replay.replay());
        found.sort(Comparator.comparingInt(
                invariant -> Integer.parseInt(invariant.id().substring(1))));
        return found;
    }

    /**
     * Checks, and remembers up to where all was well, so that the next check begins there. Nothing when another instance
     * does so now. What is wrong stays in view, because the checkpoint stays behind it.
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public Optional<List<Invariant>> checkAndRemember(Scope scope) {
        if (!lock.tryTake(LOCK)) return Optional.empty();
        var found = check(scope);
        if (found.stream().allMatch(Invariant::ok)) remember();
        return Optional.of(found);
    }

    private List<Invariant> check(String group, Scope scope) {
        return jdbc.sql(group)
                .param("everything", scope == Scope.EVERYTHING)
                .param("now", clock.instant().atOffset(UTC))
                .query(Invariant.class)
                .list();
    }

    /** These queries are large and few: time spent on compiling them is lost, memory is not. */
    private void setUp() {
        jdbc.sql("select set_config('jit', 'off', true), set_config('work_mem', '64MB', true)")
                .query()
                .singleRow();
    }

    private void remember() {
        jdbc.sql("""
                insert into account_checkpoint (account_id, version, posted_rao)
                select a.id, a.version, a.posted_rao from ledger_account a
                left join account_checkpoint c on c.account_id = a.id where a.version is distinct from c.version
                on conflict (account_id) do update set version = excluded.version, posted_rao = excluded.posted_rao
                """).update();
    }

    private static String read(Resource file) {
        try {
            return file.getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
