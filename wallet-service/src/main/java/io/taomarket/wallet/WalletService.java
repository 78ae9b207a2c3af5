package io.taomarket.wallet;

import io.taomarket.chassis.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Who has what: accounts, keys, the ledger, holds, stakes. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WalletService {

    static void main(String[] args) {
        ServiceApplication.of(WalletService.class, "wallet-service").run(args);
    }
}
