package io.taomarket.scoring;

import io.taomarket.chassis.kafka.Topics;
import io.taomarket.contracts.scoring.EpochScored;
import io.taomarket.contracts.scoring.ScoreChanged;
import io.taomarket.contracts.scoring.WeightsSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;

/** The topics this service speaks on. */
@Configuration(proxyBeanMethods = false)
class ScoringTopics {

    @Bean
    NewTopics spokenTopics(Topics topics) {
        return new NewTopics(
                topics.facts(WeightsSet.TOPIC), topics.state(ScoreChanged.TOPIC), topics.facts(EpochScored.TOPIC));
    }
}
