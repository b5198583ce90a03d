using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Deals;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Timers;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Contracts;

/// <summary>A contract's end is near: its card goes to the owner, with a button that opens the renewal.</summary>
internal sealed class ContractEnds(IPersonDirectory people, CardLibrary cards) : ITimerHandler
{
    public string Rule => ContractTimers.Rule;

    public async Task FireAsync(UnitOfWork work, DueTimer timer, CancellationToken cancellationToken)
    {
        var contract = await work.Records.FindAsync<Contract>(timer.Record, cancellationToken);
        if (contract is not { RenewalId: null, OwnerId: { } owner } || DayCode.Read(contract.EndOn) is not { } end) return;
        if (await people.FindAsync(work, owner, cancellationToken) is not { } colleague) return;
        var left = end.DayNumber - DateOnly.FromDateTime(work.LocalNow(colleague.Zone)).DayNumber;
        if (left < 0) return;
        var nudge = new Reply.Card("deal-nudge", new JsonObject
        {
            ["people"] = "",
            ["blocker"] = "",
            ["say"] = new JsonObject { ["title"] = cards.Words(colleague.Locale, "contract.nudge", ("count", left)), ["hint"] = "" },
        });
        await TellOwner.TellAsync(work, timer, owner,
            new Reply.Several([nudge, new Reply.OfRecord(new RecordRef("contract", contract.Id))]), cancellationToken);
    }
}
