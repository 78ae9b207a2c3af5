package io.taomarket.wallet.ledger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first start of an empty ledger: mints the operator's money and says for the first time what exists. */
@Component
class Genesis implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Genesis.class);

    private final Ledger ledger;
    private final Issuance issuance;
    private final GenesisProperties properties;

    Genesis(Ledger ledger, Issuance issuance, GenesisProperties properties) {
        this.ledger = ledger;
        this.issuance = issuance;
        this.properties = properties;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var book = ledger.lock(Ledger.ISSUANCE, Ledger.TREASURY);
        if (!issuance.isUnsaid()) return;
        if (properties.treasuryRao() == 0) {
            issuance.add(0, 0, 0); // emission's clock waits for a first word, even if it is "nothing"
            return;
        }
        book.post(Transfer.of(
                DerivedId.of("genesis"),
                Code.GENESIS,
                Ledger.ISSUANCE,
                Ledger.TREASURY,
                properties.treasuryRao(),
                "genesis"));
        ledger.write(book);
        LOG.info("Minted {} rao for the treasury", properties.treasuryRao());
    }
}
