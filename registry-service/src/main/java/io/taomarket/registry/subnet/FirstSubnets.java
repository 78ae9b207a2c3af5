package io.taomarket.registry.subnet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes the subnets that the settings name, at the first start; at every other one they are there already. */
@Component
class FirstSubnets implements ApplicationRunner {

    private final SubnetProperties properties;
    private final SubnetCreation creation;

    FirstSubnets(SubnetProperties properties, SubnetCreation creation) {
        this.properties = properties;
        this.creation = creation;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var netuid = 1;
        for (var first : properties.subnets()) {
            creation.createFirst(netuid++, NewSubnet.platformRun(first.name(), changes(first.hyperparameters())));
        }
    }

    private static Map<String, JsonNode> changes(Map<String, String> settings) {
        var changes = new LinkedHashMap<String, JsonNode>();
        settings.forEach((name, value) -> changes.put(name.replace('-', '_'), node(value)));
        return changes;
    }

    private static JsonNode node(String value) {
        var nodes = JsonNodeFactory.instance;
        return value.equals("true") || value.equals("false")
                ? nodes.booleanNode(Boolean.parseBoolean(value))
                : nodes.stringNode(value);
    }
}
