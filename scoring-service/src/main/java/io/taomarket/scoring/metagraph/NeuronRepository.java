package io.taomarket.scoring.metagraph;

import io.taomarket.contracts.registry.NeuronChanged;
import io.taomarket.yuma.SparseRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NeuronRepository {

    private static final String COLUMNS = """
            select n.*, coalesce(s.total_rao, 0) as stake_rao
            from neuron n left join stake s on s.netuid = 0 and s.hotkey = n.hotkey
            """;

    private final JdbcClient jdbc;

    NeuronRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Neuron> all(int netuid, String lock) {
        return jdbc.sql(COLUMNS + "where n.netuid = ? order by n.uid " + lock)
                .param(netuid)
                .query(NeuronRepository::neuron)
                .list();
    }

    Optional<Neuron> find(int netuid, String hotkey) {
        return jdbc.sql(COLUMNS + "where n.netuid = ? and n.hotkey = ? order by n.registered_at_block desc limit 1")
                .param(netuid)
                .param(hotkey)
                .query(NeuronRepository::neuron)
                .optional();
    }

    Optional<Holder> holder(int netuid, int uid) {
        return jdbc.sql("select version, registered_at_block from neuron where netuid = ? and uid = ? for update")
                .param(netuid)
                .param(uid)
                .query(Holder.class)
                .optional();
    }

    void insert(NeuronChanged event) {
        jdbc.sql("""
                insert into neuron
                    (netuid, uid, version, hotkey, account_id, registered_at_block, last_update_block)
                values (:netuid, :uid, :version, :hotkey, :accountId, :registeredAtBlock, :registeredAtBlock)
                """).paramSource(event).update();
    }

    void update(NeuronChanged event) {
        jdbc.sql("""
                update neuron set version = :version, hotkey = :hotkey, account_id = :accountId,
                    registered_at_block = :registeredAtBlock
                where netuid = :netuid and uid = :uid
                """).paramSource(event).update();
    }

    /** A new holder starts with nothing. */
    void clear(int netuid, int uid) {
        jdbc.sql("""
                update neuron set last_update_block = registered_at_block, validator_permit = false,
                    weight_uids = '{}', weight_values = '{}', bond_uids = '{}', bond_values = '{}'
                where netuid = ? and uid = ?
                """).param(netuid).param(uid).update();
    }

    /** What others thought of the old holder does not concern the new one: weights become 0, bonds go. */
    void forgetOpinionsOf(int netuid, int uid) {
        jdbc.sql("""
                update neuron set
                    weight_values = array(
                        select case when t.uid = :uid then 0 else t.value end
                        from unnest(weight_uids, weight_values) with ordinality t(uid, value, i) order by t.i),
                    bond_uids = array(
                        select t.uid from unnest(bond_uids) with ordinality t(uid, i)
                        where t.uid <> :uid order by t.i),
                    bond_values = array(
                        select t.value from unnest(bond_uids, bond_values) with ordinality t(uid, value, i)
                        where t.uid <> :uid order by t.i)
                where netuid = :netuid and (:uid = any(weight_uids) or :uid = any(bond_uids))
                """).param("netuid", netuid).param("uid", uid).update();
    }

    void setWeights(int netuid, int uid, SparseRow weights, long block) {
        jdbc.sql("""
                update neuron set weight_uids = ?, weight_values = ?, last_update_block = ?
                where netuid = ? and uid = ?
                """)
                .params(weights.uids(), weights.values(), block, netuid, uid)
                .update();
    }

    void keep(int netuid, int uid, boolean validatorPermit, SparseRow bonds) {
        jdbc.sql("""
                update neuron set validator_permit = ?, bond_uids = ?, bond_values = ?
                where netuid = ? and uid = ?
                """)
                .params(validatorPermit, bonds.uids(), bonds.values(), netuid, uid)
                .update();
    }

    private static Neuron neuron(ResultSet row, int number) throws SQLException {
        return new Neuron(
                row.getInt("netuid"),
                row.getInt("uid"),
                row.getString("hotkey"),
                row.getObject("account_id", UUID.class),
                row.getLong("stake_rao"),
                row.getLong("registered_at_block"),
                row.getLong("last_update_block"),
                row.getBoolean("validator_permit"),
                new SparseRow(integers(row, "weight_uids"), integers(row, "weight_values")),
                new SparseRow(integers(row, "bond_uids"), integers(row, "bond_values")));
    }

    private static int[] integers(ResultSet row, String column) throws SQLException {
        var array = (Integer[]) row.getArray(column).getArray();
        return Stream.of(array).mapToInt(Integer::intValue).toArray();
    }

    /** What decides whether an event is news, and whether the holder is another. */
    record Holder(long version, long registeredAtBlock) {}
}
