package io.taomarket.wallet.ledger;

import java.util.List;
import java.util.Map;

/** What was found of what a batch reads. */
public record Loaded(List<Sheet> accounts, List<Transfer> transfers, Map<Register<?, ?>, List<?>> records) {}
