package io.taomarket.chassis.deadletter;

import io.taomarket.chassis.kafka.Topics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.kafka.core.KafkaAdmin;

/** The topics {@code <topic>.<group>.dlt} of this service; each is made when it is first needed. */
final class DeadLetterTopics {

    private final Topics topics;
    private final KafkaAdmin admin;
    private final String group;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    DeadLetterTopics(Topics topics, KafkaAdmin admin, String group) {
        this.topics = topics;
        this.admin = admin;
        this.group = group;
    }

    String group() {
        return group;
    }

    /** Its offsets are the marks of what was replayed. */
    String replayGroup() {
        return group + "-dlt-replay";
    }

    /** The name of the topic for the dead letters of another; it exists when this returns. */
    String declared(String original) {
        var name = original + suffix();
        if (made.contains(name)) return name;
        admin.createOrModifyTopics(topics.deadLetters(name));
        made.add(name);
        return name;
    }

    boolean areOurs(String name) {
        return name.endsWith(suffix()) && name.length() > suffix().length();
    }

    String original(String name) {
        return name.substring(0, name.length() - suffix().length());
    }

    private String suffix() {
        return "." + group + ".dlt";
    }
}
