package io.taomarket.registry.subnet;

import io.taomarket.chassis.signing.Address;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The wish for a subnet.
 *
 * @param name in lower case, unique
 * @param ownerAccountId who may change the rules; nobody for a subnet that the platform runs
 * @param ownerHotkey the owner's key, whose neuron is never replaced
 * @param hyperparameters those that shall differ from the defaults
 */
record NewSubnet(
        @NotNull @Pattern(regexp = NAME, message = "must match " + NAME)
        String name,

        @Nullable UUID ownerAccountId,
        @Nullable Address ownerHotkey,
        @Nullable Map<String, JsonNode> hyperparameters) {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    static NewSubnet platformRun(String name, Map<String, JsonNode> hyperparameters) {
        return new NewSubnet(name, null, null, hyperparameters);
    }

    Map<String, JsonNode> changes() {
        return hyperparameters == null ? Map.of() : hyperparameters;
    }
}
