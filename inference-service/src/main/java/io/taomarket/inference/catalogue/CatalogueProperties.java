package io.taomarket.inference.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the catalogue makes of the events it hears.
 *
 * @param embeddingSubnets names of the subnets whose models are asked for embeddings; those of all others chat
 * @param declaredModels chat models that stand in the catalogue although no miner may ever offer them
 * @param topicLookup how often a topic that is not there yet, or has grown, is looked for
 * @param brokerPatience how long the broker may take to say which topics there are
 * @param pollTimeout how long one read waits for news; bounds the time that stopping takes
 */
@ConfigurationProperties("inference.catalogue")
record CatalogueProperties(
        @DefaultValue("text-embedding") Set<String> embeddingSubnets,
        @DefaultValue List<String> declaredModels,
        @DefaultValue("3s") Duration topicLookup,
        @DefaultValue("10s") Duration brokerPatience,
        @DefaultValue("500ms") Duration pollTimeout) {}
