package io.taomarket.wallet.epoch;

import io.taomarket.chassis.problem.Refusal;
import io.taomarket.contracts.emission.EpochPaid;
import io.taomarket.wallet.ledger.Register;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** An epoch whose rewards have been minted. */
record PaidEpoch(int netuid, long epoch, UUID eventId, long paidRao) {

    static final Register<Key, PaidEpoch> REGISTER = Register.of("epoch_payment", PaidEpoch::key)
            .key("netuid", "integer", Key::netuid)
            .key("epoch", "bigint", Key::epoch)
            .fixed("event_id", "uuid", PaidEpoch::eventId)
            .fixed("paid_rao", "bigint", PaidEpoch::paidRao)
            .insertedAt("paid_at")
            .reading(row -> new PaidEpoch(
                    row.getInt("netuid"),
                    row.getLong("epoch"),
                    row.getObject("event_id", UUID.class),
                    row.getLong("paid_rao")));

    /** An epoch is paid once per subnet. */
    record Key(int netuid, long epoch) {

        static Key of(EpochPaid epoch) {
            return new Key(epoch.netuid(), epoch.epoch());
        }
    }

    static PaidEpoch of(EpochPaid epoch) {
        return new PaidEpoch(epoch.netuid(), epoch.epoch(), epoch.eventId(), epoch.budgetRao() - epoch.carriedRao());
    }

    /** Two accounts of one epoch: somebody has to look which of them is right. */
    void requireSame(EpochPaid said) {
        var saidRao = of(said).paidRao;
        if (saidRao == paidRao) return;
        throw new Refusal(
                HttpStatus.CONFLICT,
                "emission_already_issued",
                "Epoch " + epoch + " of subnet " + netuid + " was paid with " + paidRao + " rao, not " + saidRao + ".",
                Map.of("paid_rao", Long.toString(paidRao)));
    }

    private Key key() {
        return new Key(netuid, epoch);
    }
}
