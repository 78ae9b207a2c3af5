package io.taomarket.wallet.crash;

import io.taomarket.contracts.inference.Outcome;
import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.wallet.crash.Fact.Kind;
import io.taomarket.wallet.crash.Market.Customer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says what inference-service says: each event until the broker has it, some twice, none in order. */
final class ServedRequests implements AutoCloseable {

    private final Journal journal;
    private final Function<RequestServed, byte[]> json;
    private final Producer<String, byte[]> producer;

    ServedRequests(String kafka, Journal journal, Function<RequestServed, byte[]> json) {
        this.journal = journal;
        this.json = json;
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka,
                "acks", "all",
                "max.block.ms", "5000",
                "request.timeout.ms", "3000",
                "delivery.timeout.ms", "10000");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void say(Customer customer, Customer miner, UUID holdId, long costRao, int times) {
        var requestId = UUID.randomUUID();
        var fact = Fact.of(Kind.SERVED, requestId, customer.id(), costRao);
        journal.intend(fact);
        for (var time = 0; time < times; time++)
            send(served(requestId, customer, miner, holdId, costRao)); // a new event, the same request
        journal.acknowledge(fact);
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(RequestServed served) {
        for (; ; ) {
            try {
                producer.send(new ProducerRecord<>(RequestServed.TOPIC, served.key(), json.apply(served)))
                        .get();
                return;
            } catch (ExecutionException | RuntimeException e) {
                Clients.pause(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static RequestServed served(UUID requestId, Customer customer, Customer miner, UUID holdId, long costRao) {
        return new RequestServed(
                UUID.randomUUID(),
                Instant.now(),
                requestId.toString(),
                customer.id(),
                customer.keyId(),
                holdId,
                1,
                "sim/echo-small",
                "miner",
                miner.id(),
                Outcome.FINISHED,
                false,
                10,
                20,
                costRao,
                1,
                List.of(),
                "receipt");
    }
}
