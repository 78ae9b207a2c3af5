package io.taomarket.registry.subnet;

import io.taomarket.chassis.problem.Refusal;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps owners from changing rules faster than validators and miners can follow, or just before they count. */
@Component
class OwnerPace {

    private static final int TEMPOS = 2;
    private static final int VERSION_KEY_TEMPOS = 5;

    private final JdbcClient jdbc;
    private final EpochSchedule schedule;
    private final SubnetProperties properties;

    OwnerPace(JdbcClient jdbc, EpochSchedule schedule, SubnetProperties properties) {
        this.jdbc = jdbc;
        this.schedule = schedule;
        this.properties = properties;
    }

    /** Takes note of the change, or refuses it because it comes too soon. */
    void require(Subnet subnet, Set<String> names, long block) {
        var blocksLeft = schedule.of(subnet).nextEpochBlock() - block;
        if (blocksLeft > 0 && blocksLeft <= properties.ownerFreezeWindowBlocks())
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "admin_action_prohibited_during_weights_window",
                    "Rules do not change shortly before an epoch.",
                    Map.of("blocks_left", blocksLeft));
        for (var name : names) require(subnet, name, block);
    }

    private void require(Subnet subnet, String name, long block) {
        var tempos = name.equals("weights_version_key") ? VERSION_KEY_TEMPOS : TEMPOS;
        var pauseBlocks = (long) tempos * subnet.rules().tempoBlocks();
        var isNoted = jdbc.sql("""
                insert into owner_change (netuid, name, block) values (:netuid, :name, :block)
                on conflict (netuid, name) do update set block = excluded.block
                where owner_change.block + :pauseBlocks <= excluded.block
                """)
                        .param("netuid", subnet.netuid())
                        .param("name", name)
                        .param("block", block)
                        .param("pauseBlocks", pauseBlocks)
                        .update()
                == 1;
        if (!isNoted)
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "tx_rate_limit_exceeded",
                    name + " may change once in " + pauseBlocks + " blocks.",
                    Map.of("field", name));
    }
}
