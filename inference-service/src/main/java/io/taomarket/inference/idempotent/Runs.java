package io.taomarket.inference.idempotent;

import io.taomarket.contracts.inference.RequestServed;
import io.taomarket.inference.generation.Witness;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What this replica runs at present under a key: watches the money, and keeps others away for as long as it lives. */
@Component
class Runs implements Witness {

    private final Map<String, Run> byRequestId = new ConcurrentHashMap<>();
    private final IdempotentRepository repository;

    Runs(IdempotentRepository repository) {
        this.repository = repository;
    }

    void add(Run run) {
        byRequestId.put(run.claim().requestId(), run);
    }

    void remove(Run run) {
        byRequestId.remove(run.claim().requestId(), run);
    }

    @Override
    public void writing(RequestServed event) {
        tell(event, run -> run.writing(event));
    }

    @Override
    public void written(RequestServed event) {
        tell(event, Run::written);
    }

    private void tell(RequestServed event, Consumer<Run> news) {
        var run = byRequestId.get(event.requestId());
        if (run != null) news.accept(run);
    }

    /** Several times within each lease, so that some may fail. */
    @Scheduled(fixedRateString = "PT5S")
    void renew() {
        var runIds =
                byRequestId.values().stream().map(run -> run.claim().runId()).toList();
        if (!runIds.isEmpty()) repository.renew(runIds);
    }
}
