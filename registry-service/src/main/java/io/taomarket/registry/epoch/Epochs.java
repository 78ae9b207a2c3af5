package io.taomarket.registry.epoch;

import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.NeuronScore;
import io.taomarket.contracts.scoring.WeightsSet;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers, per slot, the newest scores and the newest weights; whatever is older is ignored. */
@Component
public class Epochs {

    private final JdbcClient jdbc;

    Epochs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<LastEpoch> last(int netuid) {
        return jdbc.sql("select epoch, block from subnet_epoch where netuid = ?")
                .param(netuid)
                .query(LastEpoch.class)
                .optional();
    }

    /** A slot has a new holder: what was said of the old one does not concern it. */
    public void forget(int netuid, int uid) {
        jdbc.sql("delete from neuron_score where netuid = ? and uid = ?")
                .params(netuid, uid)
                .update();
        jdbc.sql("delete from weights_set where netuid = ? and uid = ?")
                .params(netuid, uid)
                .update();
    }

    @Transactional
    void keep(EpochScored scored) {
        if (!isNewest(scored)) return;
        jdbc.sql("delete from neuron_score where netuid = ?")
                .param(scored.netuid())
                .update();
        scored.neurons().forEach(score -> keep(scored.netuid(), score));
    }

    void keep(WeightsSet weights) {
        jdbc.sql("""
                insert into weights_set (netuid, uid, hotkey, block) values (:netuid, :uid, :hotkey, :block)
                on conflict (netuid, uid) do update set hotkey = excluded.hotkey, block = excluded.block
                where weights_set.block < excluded.block
                """)
                .param("netuid", weights.netuid())
                .param("uid", weights.uid())
                .param("hotkey", weights.hotkey())
                .param("block", weights.block())
                .update();
    }

    private boolean isNewest(EpochScored scored) {
        return jdbc.sql("""
                insert into subnet_epoch (netuid, epoch, block) values (:netuid, :epoch, :block)
                on conflict (netuid) do update set epoch = excluded.epoch, block = excluded.block
                where subnet_epoch.epoch < excluded.epoch
                """)
                        .param("netuid", scored.netuid())
                        .param("epoch", scored.epoch())
                        .param("block", scored.block())
                        .update()
                == 1;
    }

    private void keep(int netuid, NeuronScore score) {
        jdbc.sql("""
                insert into neuron_score (netuid, uid, hotkey, incentive_bits, dividend_bits, consensus, incentive,
                        dividends, validator_trust, stake_weight, validator_permit, active)
                values (:netuid, :uid, :hotkey, :incentiveBits, :dividendBits, :consensus, :incentive,
                        :dividends, :validatorTrust, :stakeWeight, :validatorPermit, :active)
                on conflict do nothing
                """)
                .param("netuid", netuid)
                .param("uid", score.uid())
                .param("hotkey", score.hotkey())
                .param("incentiveBits", score.incentiveBits())
                .param("dividendBits", score.dividendBits())
                .param("consensus", score.consensus())
                .param("incentive", score.incentive())
                .param("dividends", score.dividends())
                .param("validatorTrust", score.validatorTrust())
                .param("stakeWeight", score.stakeWeight())
                .param("validatorPermit", score.validatorPermit())
                .param("active", score.active())
                .update();
    }
}
