package io.taomarket.inference.paid;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long miners may take.
 *
 * @param embeddings for all attempts at one embeddings request
 * @param plain for all attempts at one chat answer in one piece
 * @param firstToken for one miner's first token of a stream
 * @param betweenTokens for each token after it
 * @param stream for a whole stream
 * @param usage for what a miner has counted, which it says after the last token of a stream
 * @param silence after which a customer who waits for a stream is told with a comment that we live
 * @param farewell how long requests under way may go on when the service stops; below the time that a shutdown may take
 */
@ConfigurationProperties("inference.patience")
public record PatienceProperties(
        @DefaultValue("30s") Duration embeddings,
        @DefaultValue("120s") Duration plain,
        @DefaultValue("60s") Duration firstToken,
        @DefaultValue("15s") Duration betweenTokens,
        @DefaultValue("10m") Duration stream,
        @DefaultValue("250ms") Duration usage,
        @DefaultValue("5s") Duration silence,
        @DefaultValue("15s") Duration farewell) {}
