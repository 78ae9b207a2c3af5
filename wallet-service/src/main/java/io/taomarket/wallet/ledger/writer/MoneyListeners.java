package io.taomarket.wallet.ledger.writer;

import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Listeners whose id begins with {@value #PREFIX} run only where the ledger is written, so that what they hear is not
 * taken by an instance that can do nothing with it. Declare them with {@code autoStartup = "false"}.
 */
@Component
class MoneyListeners {

    static final String PREFIX = "money-";

    private final KafkaListenerEndpointRegistry registry;

    MoneyListeners(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    @EventListener
    void on(WriterChanged writer) {
        switch (writer.state()) {
            case WRITING -> listeners().forEach(MessageListenerContainer::start);
            case STANDING_BY, READ_ONLY, STOPPED -> listeners().forEach(MessageListenerContainer::stop);
            case STARTING, RECONNECTING -> {} // what they hear waits for the writer to come back
        }
    }

    private java.util.List<MessageListenerContainer> listeners() {
        return registry.getListenerContainerIds().stream()
                .filter(id -> id.startsWith(PREFIX))
                .map(registry::getListenerContainer)
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
