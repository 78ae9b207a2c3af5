package io.taomarket.inference.paid;

import io.taomarket.contracts.inference.Attempt;
import io.taomarket.contracts.inference.Outcome;
import io.taomarket.inference.fault.ApiFault;
import io.taomarket.inference.fault.CustomerGone;
import io.taomarket.inference.hold.Reservation;
import io.taomarket.inference.meter.Comparison;
import io.taomarket.inference.miner.MinerFailure;
import io.taomarket.inference.miner.MinerFailure.Blame;
import io.taomarket.inference.miner.Miners;
import io.taomarket.inference.miner.Visit;
import io.taomarket.inference.rate.Allowance;
import io.taomarket.inference.route.Candidate;
import io.taomarket.inference.route.Plan;
import io.taomarket.inference.route.Router;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One paid request from its reservation to its record: tries miners until one answers, then is ended exactly once. Left
 * without an end, through a mistake of ours, it costs nothing. Belongs to one thread.
 */
public final class Journey implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journey.class);

    /** Those who are asked keep the time themselves; we wait a little longer for their word. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Order order;
    private final Plan plan;
    private final Allowance allowance;
    private final Reservation reservation;
    private final Miners miners;
    private final Bookkeeping books;
    private final Attendance attendance;
    private final List<Attempt> attempts = new ArrayList<>();
    private @Nullable Candidate serving;
    private @Nullable Visit visit;
    private @Nullable MinerFailure lastFailure;
    private boolean everyoneRefused = true;
    private boolean isOver;
    private long minerMs;
    private long firstTokenMs = -1;

    Journey(
            Order order,
            Plan plan,
            Allowance allowance,
            Reservation reservation,
            Miners miners,
            Bookkeeping books,
            Attendance attendance) {
        this.order = order;
        this.plan = plan;
        this.allowance = allowance;
        this.reservation = reservation;
        this.miners = miners;
        this.books = books;
        this.attendance = attendance;
    }

    /** The first answer that a miner gives; when none does, this is recorded and refused. */
    public <A> A firstAnswer(Call<A> call) {
        var hedgeMs = order.wishes().hedgeMs();
        return hedgeMs.isPresent() ? hedged(call, Duration.ofMillis(hedgeMs.getAsInt())) : oneByOne(call);
    }

    /** A miner that lets the customer wait for longer than this is joined by the next one, and the quicker one serves. */
    private <A> A hedged(Call<A> call, Duration hedge) {
        var race = new Race<>(call);
        var waiting = new ArrayDeque<>(plan.candidates());
        var beganMs = elapsedMs();
        try {
            while (race.size() > 0 || join(race, waiting)) {
                var mayBeJoined = race.size() == 1 && !waiting.isEmpty();
                var arrived = race.next(mayBeJoined ? hedge : remaining().plus(GRACE));
                if (attendance.hasLeft()) {
                    arrived.ifPresent(runner -> runner.visit.abandon());
                    stop(race);
                    throw leaving();
                }
                if (arrived.isPresent()) {
                    var answer = answer(arrived.get());
                    if (answer.isPresent()) return answer.get();
                } else if (!mayBeJoined || !remaining().isPositive()) {
                    lastFailure = new MinerFailure(Outcome.TIMED_OUT, Blame.MINER, "nobody answered in time", null);
                    break;
                } else {
                    join(race, waiting);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            minerMs += elapsedMs() - beganMs;
            stop(race);
        }
        throw nobodyAnswered();
    }

    private void stop(Race<?> race) {
        for (var runner : race.stop())
            attempts.add(runner.visit.cancelled(runner.candidate.offer().hotkey()));
    }

    private <A> boolean join(Race<A> race, Deque<Candidate> waiting) {
        while (!waiting.isEmpty() && remaining().isPositive() && !attendance.isDismissed()) {
            var candidate = waiting.removeFirst();
            var place = miners.enter(candidate.offer());
            if (place.isEmpty()) continue;
            race.start(
                    candidate,
                    place.get(),
                    new Turn(remaining(), attempts.size() + race.size() + 1, attendance.abort()));
            return true;
        }
        return false;
    }

    private <A> Optional<A> answer(Race<A>.Runner runner) {
        try {
            var answer = runner.answer();
            visit = runner.visit;
            serving = runner.candidate;
            firstTokenMs = elapsedMs();
            return Optional.of(answer);
        } catch (MinerFailure failure) {
            failed(runner.candidate, runner.visit, failure);
            return Optional.empty();
        } catch (RuntimeException mistake) {
            runner.visit.abandon();
            throw mistake;
        }
    }

    private <A> A oneByOne(Call<A> call) {
        for (var candidate : plan.candidates()) {
            var remaining = remaining();
            if (!remaining.isPositive() || attendance.isDismissed()) break;
            var place = miners.enter(candidate.offer());
            if (place.isEmpty()) continue;
            visit = place.get();
            serving = candidate;
            try {
                var answer = call.ask(candidate, new Turn(remaining, attempts.size() + 1, attendance.abort()));
                visit.firstToken();
                minerMs += visit.elapsedMs();
                firstTokenMs = elapsedMs();
                return answer;
            } catch (MinerFailure failure) {
                minerMs += visit.elapsedMs();
                if (attendance.hasLeft()) throw leaving();
                failed(candidate, visit, failure);
            }
        }
        throw nobodyAnswered();
    }

    /** The miner that has answered. */
    public Candidate serving() {
        if (serving == null) throw new IllegalStateException("no miner has answered");
        return serving;
    }

    /** What the customer of a stream learns before its first token. */
    public Map<String, String> headers() {
        var headers = new HashMap<>(allowance.headers());
        headers.put("x-tao-miner", serving().offer().hotkey());
        return headers;
    }

    /** What the answer will cost, for the customer to read in its body. */
    public Usage usage(Counted counted) {
        return Usage.of(serving(), counted);
    }

    /**
     * Ends a request that a miner has served, to its end or until the customer left.
     *
     * @param responseSha256 of what the customer gets, in hex
     */
    public Settled served(Outcome outcome, Counted counted, String finishReason, String responseSha256) {
        var candidate = serving();
        var usage = usage(counted);
        var comparison = outcome == Outcome.FINISHED ? books.compare(candidate, counted) : Comparison.NONE;
        if (visit != null) {
            visit.sawPrompt(usage.promptTokens(), usage.cachedTokens());
            attempts.add(visit.delivered(candidate.offer().hotkey(), outcome, counted.completionTokens(), comparison));
        }
        var ending = new Ending(outcome, usage, finishReason, responseSha256, attempts, firstTokenMs, overheadMs());
        try {
            books.served(order, plan, candidate, reservation, ending);
        } catch (ApiFault fault) {
            reservation.settle(0);
            throw fault;
        }
        reservation.settle(usage.costRao());
        allowance.settle(usage.totalTokens());
        return new Settled(candidate.offer().hotkey(), usage, overheadMs(), allowance.headers());
    }

    /** Ends a request whose miner broke off after its first token; it costs nothing. Returns what the customer is told. */
    public ApiFault broken(MinerFailure failure) {
        if (visit != null) failed(serving(), visit, failure);
        recordFailure(failure.outcome());
        return attendance.isDismissed() ? Apology.stopping() : Apology.brokenOff(failure);
    }

    /** Whether the request is ended because the service stops. */
    public boolean isDismissed() {
        return attendance.isDismissed();
    }

    private CustomerGone leaving() {
        left();
        return new CustomerGone();
    }

    /** Whether the customer has closed the connection, as far as that shows without writing to it. */
    public boolean hasCustomerLeft() {
        return attendance.hasLeft();
    }

    /** Ends a request whose customer left before the first token; it costs nothing, and no miner is to blame. */
    public void left() {
        if (isOver) return;
        isOver = true;
        if (visit != null) visit.abandon();
        recordFailure(Outcome.CLIENT_CLOSED);
    }

    private void failed(Candidate candidate, Visit visit, MinerFailure given) {
        var failure = attendance.isDismissed() ? MinerFailure.interrupted(given) : given;
        var hotkey = candidate.offer().hotkey();
        LOG.info("Miner {} failed request {}: {}", hotkey, order.customer().requestId(), failure.getMessage());
        attempts.add(visit.failed(hotkey, failure));
        lastFailure = failure;
        everyoneRefused &= failure.blame() == Blame.REQUEST;
        this.visit = null;
    }

    private ApiFault nobodyAnswered() {
        var failure = lastFailure;
        if (failure == null) {
            reservation.settle(0);
            return attendance.isDismissed() ? Apology.stopping() : Router.nobodyAvailable(order.model());
        }
        recordFailure(failure.outcome());
        return attendance.isDismissed() ? Apology.stopping() : Apology.nobodyAnswered(failure, everyoneRefused);
    }

    private void recordFailure(Outcome outcome) {
        try {
            var finish = outcome == Outcome.CLIENT_CLOSED ? "client_closed" : "error";
            var ending = new Ending(outcome, Usage.NONE, finish, "", attempts, firstTokenMs, overheadMs());
            books.failed(order, plan, reservation, ending);
        } finally {
            reservation.settle(0);
        }
    }

    private Duration remaining() {
        return order.patience().minusMillis(elapsedMs());
    }

    private long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(
                System.nanoTime() - order.customer().arrivedNanos());
    }

    /** What we added to the time the customer waited for the first token. */
    private long overheadMs() {
        return Math.max(0, (firstTokenMs < 0 || !order.streamed() ? elapsedMs() : firstTokenMs) - minerMs);
    }

    @Override
    public void close() {
        attendance.close();
        if (visit != null) visit.abandon();
        allowance.settle(0);
        reservation.settle(0);
    }
}
