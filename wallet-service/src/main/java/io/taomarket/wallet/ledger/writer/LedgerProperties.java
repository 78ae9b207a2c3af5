package io.taomarket.wallet.ledger.writer;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger's writer works.
 *
 * @param shard which of the ledger's writers this is; there is one until one is not enough
 * @param maxBatch most commands in one commit; more makes the last of them wait longer than it saves
 * @param maxWaiting most commands that wait; more would only wait to be given up
 * @param maxWait longest wait, estimated from the present pace, with which a command is still let in
 * @param patience how long a caller waits for the answer before it is told that the outcome is not known yet
 * @param standbyInterval how often an instance that does not write asks whether it may; takeover takes at most this
 *     and the time the database needs to notice that the writer has gone
 */
@Validated
@ConfigurationProperties("wallet.ledger")
public record LedgerProperties(
        @DefaultValue("0") @PositiveOrZero short shard,
        @DefaultValue("2000") @Positive int maxBatch,
        @DefaultValue("10000") @Positive int maxWaiting,
        @DefaultValue("2s") Duration maxWait,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("1s") Duration standbyInterval) {}
