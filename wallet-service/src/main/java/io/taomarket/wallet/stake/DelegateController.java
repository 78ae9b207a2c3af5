package io.taomarket.wallet.stake;

import io.swagger.v3.oas.annotations.Operation;
import io.taomarket.chassis.caller.Caller;
import io.taomarket.wallet.door.HotkeyAddress;
import io.taomarket.wallet.door.Page;
import io.taomarket.wallet.door.PageRequest;
import io.taomarket.wallet.stake.StakeViews.Delegate;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/delegates")
class DelegateController {

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,17}/" + HotkeyAddress.FORM);

    private final Delegates delegates;
    private final StakeViews views;

    DelegateController(Delegates delegates, StakeViews views) {
        this.delegates = delegates;
        this.views = views;
    }

    @Operation(summary = "Hotkeys one can stake on, the largest first")
    @GetMapping
    Page<Delegate> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var request = PageRequest.of(limit, cursor, POSITION);
        var after = request.position().map(position -> position.split("/", 2));
        var belowRao = after.map(parts -> Long.parseLong(parts[0])).orElse(Long.MAX_VALUE);
        var hotkey = after.map(parts -> parts[1]).orElse("");
        return Page.of(
                views.delegates(request.rows(), belowRao, hotkey),
                request,
                delegate -> delegate.totalStakeRao() + "/" + delegate.hotkey());
    }

    @Operation(summary = "One hotkey: stake, take, yield")
    @GetMapping("/{hotkey:" + HotkeyAddress.FORM + "}")
    Delegate get(@PathVariable String hotkey) {
        return views.delegate(hotkey).orElseThrow(Delegates::notFound);
    }

    @Operation(summary = "Set the take of dividends, in parts of 65535")
    @PutMapping("/{hotkey:" + HotkeyAddress.FORM + "}/take")
    Delegate take(Caller caller, @PathVariable String hotkey, @Valid @RequestBody Take request) {
        var account = caller.keyOwner();
        caller.requireScope("wallet:write");
        delegates.take(account, hotkey, request.take());
        return get(hotkey);
    }

    /**
     * A new take.
     *
     * @param take in parts of 65535
     */
    record Take(@NotNull Integer take) {}
}
