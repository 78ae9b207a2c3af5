package io.taomarket.yuma;

import static io.taomarket.yuma.economy.Fixed128.Format.U64F64;
import static io.taomarket.yuma.economy.Fixed128.Format.U96F32;

import io.taomarket.yuma.economy.Fixed128;
import io.taomarket.yuma.economy.ImmortalOwners;
import io.taomarket.yuma.economy.NeuronPruning;
import io.taomarket.yuma.economy.PriceShares;
import io.taomarket.yuma.economy.SubnetPruning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The functions of kind economy that choose or share among neurons or subnets. */
final class EconomyLists {

    private static final String[] WITHHELD = {"miner_burned", "withheld", "burned", "burns", "miner_burn", "b"};
    private static final String[] ENABLED = {"enabled", "emission_enabled", "tao_enabled"};
    private static final String[] PRICE = {"price", "moving_price", "ema_price"};
    private static final String[] REGISTERED_AT = {"registered_at", "registration_block", "block_at_registration"};

    private EconomyLists() {}

    /** One object for each subnet, or a list or map for each property; with an emission the amounts of it. */
    static Object priceShares(EconomyArgs args) {
        var subnets = new LinkedHashMap<String, PriceShares.Subnet>();
        var objects = args.find("subnets", "networks");
        if (objects.isPresent()) namedSubnets(objects.get(), subnets);
        else {
            var prices = args.get("prices", "moving_prices", "ema_prices");
            for (var name : names(prices)) subnets.put(name, subnet(args, prices, name));
        }
        var emission = args.fixedOr(1, U64F64, "emission", "block_emission", "total");
        var shares = PriceShares.of(List.copyOf(subnets.values())).iterator();
        var results = new LinkedHashMap<String, Fixed128>();
        for (var name : subnets.keySet()) results.put(name, emission.times(shares.next()));
        return results;
    }

    private static void namedSubnets(JsonNode objects, Map<String, PriceShares.Subnet> subnets) {
        for (var name : names(objects)) {
            var args = new EconomyArgs(at(objects, name));
            subnets.put(args.find("netuid").map(JsonNode::asString).orElse(name), subnet(args));
        }
    }

    private static PriceShares.Subnet subnet(EconomyArgs args) {
        return new PriceShares.Subnet(
                args.fixed(U64F64, PRICE), args.fixedOr(0, U96F32, WITHHELD), args.flag(true, ENABLED));
    }

    private static PriceShares.Subnet subnet(EconomyArgs args, JsonNode prices, String name) {
        var withheld = args.find(WITHHELD).map(list -> at(list, name));
        var enabled = args.find(ENABLED).map(list -> at(list, name));
        var disabled = args.find("disabled").stream().flatMap(list -> EconomyArgs.elements(list).stream());
        return new PriceShares.Subnet(
                EconomyArgs.fixed(at(prices, name), U64F64),
                withheld.map(part -> EconomyArgs.fixed(part, U96F32)).orElseGet(() -> U96F32.of(0)),
                enabled.map(JsonNode::asBoolean).orElse(true)
                        && disabled.noneMatch(key -> key.asString().equals(name)));
    }

    static @Nullable Object pruneNeuron(EconomyArgs args) {
        var immortal = immortals(args);
        var neurons = args.list("neurons").stream()
                .map(neuron -> new NeuronPruning.Neuron(
                        neuron.integer("uid"),
                        neuron.u64Or(0, "emission"),
                        neuron.u64Or(0, REGISTERED_AT),
                        immortal.contains(neuron.integer("uid")) || neuron.flag(false, "immortal")))
                .toList();
        var rule = new NeuronPruning(
                args.u64("immunity_period"), (int) args.u64Or(0, "min_non_immune", "min_non_immune_uids"));
        return orNull(rule.uidToPrune(neurons, args.u64("block", "current_block")));
    }

    /** Given as such, or to be found from the owner's hotkey and the neurons of the owner's coldkey. */
    private static Set<Integer> immortals(EconomyArgs args) {
        var given = args.find("immortal", "immortals", "immortal_uids");
        if (given.isPresent()) return VectorJson.uids(given.get()).boxed().collect(Collectors.toSet());
        var owned = args.find("owned", "owner_uids", "owned_uids").stream()
                .flatMapToInt(VectorJson::uids)
                .boxed()
                .collect(Collectors.toSet());
        var ownedNeurons = args.list("neurons").stream()
                .filter(neuron -> owned.contains(neuron.integer("uid")))
                .map(neuron -> new ImmortalOwners.Owned(neuron.integer("uid"), neuron.u64Or(0, REGISTERED_AT)))
                .toList();
        var hotkey = args.find("owner_hotkey_uid", "owner_uid").map(JsonNode::asInt);
        var limit = (int) args.u64Or(1, "immune_owner_uids_limit", "immune_owner_limit", "owner_limit");
        return Set.copyOf(
                ImmortalOwners.uids(hotkey.map(OptionalInt::of).orElseGet(OptionalInt::empty), ownedNeurons, limit));
    }

    static @Nullable Object pruneNetwork(EconomyArgs args) {
        var subnets = args.list("networks", "subnets").stream()
                .filter(subnet -> subnet.flag(true, "added"))
                .map(subnet -> new SubnetPruning.Subnet(
                        subnet.integer("netuid", "uid", "id"),
                        subnet.fixedOr(0, U64F64, PRICE),
                        subnet.u64Or(0, REGISTERED_AT)))
                .toList();
        var rule = new SubnetPruning(args.u64("immunity_period", "network_immunity_period", "immunity"));
        return orNull(rule.netuidToPrune(subnets, args.u64("block", "current_block", "now")));
    }

    private static @Nullable Integer orNull(OptionalInt uid) {
        return uid.isPresent() ? uid.getAsInt() : null;
    }

    private static JsonNode at(JsonNode members, String name) {
        return members.isObject() ? members.get(name) : members.get(Integer.parseInt(name));
    }

    private static List<String> names(JsonNode members) {
        if (members.isObject()) return List.copyOf(members.propertyNames());
        return IntStream.range(0, members.size()).mapToObj(Integer::toString).toList();
    }
}
