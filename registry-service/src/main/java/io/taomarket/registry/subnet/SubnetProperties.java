package io.taomarket.registry.subnet;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which subnets there are, and what new ones begin with.
 *
 * @param subnets made at the first start, with netuid 1, 2, …; later changes here are not applied to them
 * @param newSubnet the hyperparameters of a new subnet, where it says nothing else
 * @param initialPriceRao what the first slot of a new subnet costs, before its bounds apply
 * @param maxSubnets each has neurons to keep and epochs to compute
 * @param ownerFreezeWindowBlocks before an epoch, in which an owner may not change the rules that validators go by
 */
@Validated
@ConfigurationProperties("registry")
record SubnetProperties(
        @DefaultValue List<@Valid FirstSubnet> subnets,
        @DefaultValue SubnetRules newSubnet,
        @DefaultValue("1000000000") @PositiveOrZero long initialPriceRao,
        @DefaultValue("128") @Positive int maxSubnets,
        @DefaultValue("10") @PositiveOrZero int ownerFreezeWindowBlocks) {

    /**
     * A subnet that the platform runs.
     *
     * @param hyperparameters by name, such as {@code tempo-blocks}, those that differ from {@code new-subnet}
     */
    record FirstSubnet(@NotBlank String name, @DefaultValue Map<String, String> hyperparameters) {}
}
