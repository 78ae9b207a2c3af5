package io.taomarket.wallet.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What exists at the beginning.
 *
 * @param treasuryRao minted for the operator at the very first start; none by default, because tokens follow value;
 *     a later change has no effect
 */
@Validated
@ConfigurationProperties("wallet.genesis")
record GenesisProperties(
        @DefaultValue("0") @PositiveOrZero @Max(Ledger.CAP_RAO)
        long treasuryRao) {}
