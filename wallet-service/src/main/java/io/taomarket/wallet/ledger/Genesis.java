package io.taomarket.wallet.ledger;

import org.springframework.stereotype.Component;

/** The first start of an empty ledger: mints the operator's money and says for the first time what exists. */
@Component
class Genesis implements Opening {

    private final GenesisProperties properties;

    Genesis(GenesisProperties properties) {
        this.properties = properties;
    }

    @Override
    public Command<Boolean> command() {
        return new Mint(properties.treasuryRao());
    }

    /** Emission's clock waits for a first word about what exists, even if it is "nothing". */
    record Mint(long treasuryRao) implements Command<Boolean> {

        @Override
        public Reads reads() {
            return Reads.of(Ledger.ISSUANCE, Ledger.TREASURY);
        }

        @Override
        public Boolean apply(Books books) {
            if (books.issuance().version() > 0) return false;
            if (treasuryRao == 0) {
                books.put(Issuance.REGISTER, books.issuance().add(0, 0, 0));
                return true;
            }
            var id = DerivedId.of("genesis");
            books.post(Transfer.of(id, Code.GENESIS, Ledger.ISSUANCE, Ledger.TREASURY, treasuryRao, "genesis"));
            return true;
        }
    }
}
