package io.taomarket.emission.subnet;

import io.taomarket.contracts.registry.SubnetChanged;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The subnets known at present. */
@Service
public class Subnets {

    private final SubnetRepository subnets;

    Subnets(SubnetRepository subnets) {
        this.subnets = subnets;
    }

    /** All that take part in the emission, by netuid; root does not. */
    public List<Subnet> all() {
        return subnets.all();
    }

    public Optional<Subnet> find(int netuid) {
        return subnets.find(netuid);
    }

    /** The highest version is the present. */
    @Transactional
    void take(SubnetChanged event) {
        subnets.put(event);
    }
}
