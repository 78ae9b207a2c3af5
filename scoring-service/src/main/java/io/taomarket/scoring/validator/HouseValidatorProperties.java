package io.taomarket.scoring.validator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The validators that the platform itself runs.
 *
 * @param houseValidators their keys; none means that only outside validators judge
 * @param roundInterval how often each probes everyone; without it, twice a tempo
 * @param roundTick how often it is looked whether a round is due
 * @param concurrentProbes probes in flight, of all validators together; more would measure our own queue
 * @param probesPerRound most probes of a validator in one round; a larger market is probed in turns, drawn by lot
 */
@Validated
@ConfigurationProperties("scoring")
record HouseValidatorProperties(
        @DefaultValue List<@Valid HouseValidator> houseValidators,
        @Nullable Duration roundInterval,
        @DefaultValue("1s") Duration roundTick,
        @DefaultValue("8") @Positive int concurrentProbes,
        @DefaultValue("2000") @Positive int probesPerRound) {

    HouseValidatorProperties {
        houseValidators = List.copyOf(houseValidators);
    }

    /**
     * One of them.
     *
     * @param keyFile the seed of its hotkey; made when missing
     */
    record HouseValidator(@NotNull Path keyFile) {}
}
