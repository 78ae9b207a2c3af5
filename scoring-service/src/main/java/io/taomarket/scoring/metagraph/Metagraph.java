package io.taomarket.scoring.metagraph;

import io.taomarket.yuma.SparseRow;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The present state of every subnet, as far as scoring needs it. Fed by events; read and written in transactions. */
@Service
public class Metagraph {

    private final SubnetRepository subnets;
    private final NeuronRepository neurons;
    private final OfferRepository offers;
    private final ChainRepository chain;

    Metagraph(SubnetRepository subnets, NeuronRepository neurons, OfferRepository offers, ChainRepository chain) {
        this.subnets = subnets;
        this.neurons = neurons;
        this.offers = offers;
        this.chain = chain;
    }

    public List<Subnet> subnets() {
        return subnets.all();
    }

    public Optional<Subnet> subnet(int netuid) {
        return subnets.find(netuid);
    }

    /** All slots by uid. */
    public List<Neuron> neurons(int netuid) {
        return neurons.all(netuid, "");
    }

    /** All slots by uid; nobody else changes them until this transaction ends. */
    public List<Neuron> lockNeurons(int netuid) {
        return neurons.all(netuid, "for update of n");
    }

    public Optional<Neuron> neuron(int netuid, String hotkey) {
        return neurons.find(netuid, hotkey);
    }

    /** Offers that are not empty and whose miner still holds its slot. */
    public List<Offer> offers(int netuid) {
        return offers.present(netuid);
    }

    /** The newest block heard of, 0 before the first. */
    public long block() {
        return chain.height();
    }

    /** Moves the height on; it never moves back. */
    public void reach(long height) {
        chain.reach(height);
    }

    /** Replaces a neuron's weights. */
    public void setWeights(int netuid, int uid, SparseRow weights, long block) {
        neurons.setWeights(netuid, uid, weights, block);
    }

    /** Counts an epoch of a subnet. */
    public void count(int netuid, long epoch) {
        subnets.count(netuid, epoch);
    }

    /** Keeps what an epoch has decided of a neuron for the next one. */
    public void keep(int netuid, int uid, boolean validatorPermit, SparseRow bonds) {
        neurons.keep(netuid, uid, validatorPermit, bonds);
    }
}
