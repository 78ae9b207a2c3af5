package io.taomarket.wallet.stake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of staking.
 *
 * @param minOperationRao least stake or unstake, 0.002 TAO, so that dust does not fill the tables; a full exit is
 *     always possible
 * @param maxTakeParts most a hotkey's owner may take of dividends and what a new hotkey takes, of 65535: 18 %
 * @param takeRaiseBlocks blocks between two raises of a take, 30 days, so that stakers can leave in time
 */
@Validated
@ConfigurationProperties("wallet.stakes")
record StakeProperties(
        @DefaultValue("2000000") @Positive long minOperationRao,
        @DefaultValue("11796") @PositiveOrZero @Max(11796) int maxTakeParts,
        @DefaultValue("216000") @PositiveOrZero long takeRaiseBlocks) {}
