package io.taomarket.scoring.weights;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CommitRepository {

    private final JdbcClient jdbc;

    CommitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Commit> of(int netuid, String hotkey) {
        return jdbc.sql("select netuid, hotkey, hash, epoch, block from weight_commit where netuid = ? and hotkey = ?")
                .params(netuid, hotkey)
                .query(Commit.class)
                .list();
    }

    void insert(Commit commit) {
        jdbc.sql("""
                insert into weight_commit (netuid, hotkey, hash, epoch, block)
                values (:netuid, :hotkey, :hash, :epoch, :block)
                on conflict do nothing
                """).paramSource(commit).update();
    }

    void deleteUpTo(int netuid, String hotkey, long block) {
        jdbc.sql("delete from weight_commit where netuid = ? and hotkey = ? and block <= ?")
                .params(netuid, hotkey, block)
                .update();
    }

    void deleteExpired(int netuid, String hotkey, long oldestEpoch) {
        jdbc.sql("delete from weight_commit where netuid = ? and hotkey = ? and epoch < ?")
                .params(netuid, hotkey, oldestEpoch)
                .update();
    }

    Map<String, Long> earliestBlocks(int netuid, long oldestEpoch) {
        return jdbc.sql("""
                        select netuid, hotkey, '' as hash, 0 as epoch, min(block) as block
                        from weight_commit where netuid = ? and epoch >= ? group by netuid, hotkey
                        """).params(netuid, oldestEpoch).query(Commit.class).list().stream()
                .collect(Collectors.toMap(Commit::hotkey, Commit::block));
    }

    /**
     * One promise.
     *
     * @param epoch how many epochs had been computed when it was made
     */
    record Commit(int netuid, String hotkey, String hash, long epoch, long block) {}
}
