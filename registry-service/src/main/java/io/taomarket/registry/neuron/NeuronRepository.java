package io.taomarket.registry.neuron;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface NeuronRepository extends JpaRepository<Neuron, NeuronId> {

    Optional<Neuron> findByNetuidAndHotkey(int netuid, String hotkey);
}
