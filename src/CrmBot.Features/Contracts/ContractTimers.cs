using System.Globalization;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Contracts;

/// <summary>
/// When a contract's end is announced: 90, 30 and 7 days before, and when somebody asked for it; at nine in the owner's zone.
/// </summary>
internal sealed class ContractTimers(IPersonDirectory people)
{
    public const string Rule = "contract.expiry";
    private const string Notice = "notice";
    private static readonly int[] DaysBefore = [90, 30, 7];
    private static readonly TimeOnly Morning = new(9, 0);

    public async Task SetAsync(UnitOfWork work, Contract contract, CancellationToken cancellationToken)
    {
        await ForgetAsync(work, contract.Id, cancellationToken);
        if (contract.OwnerId is not { } owner || DayCode.Read(contract.EndOn) is not { } end || contract.RenewalId is not null) return;
        var zone = (await people.FindAsync(work, owner, cancellationToken))?.Zone ?? TimeZones.China;
        foreach (var (slot, day) in Days(contract, end))
        {
            var local = day.ToDateTime(Morning);
            if (Instants.FromLocal(local, zone) > work.Now)
                await work.Timers.SetAsync(Rule, contract.Id, slot, local, zone, cancellationToken);
        }
    }

    public static Task ForgetAsync(UnitOfWork work, Guid contract, CancellationToken cancellationToken) =>
        work.Timers.CancelAsync(Rule, contract, null, cancellationToken);

    // A day that was asked for and is one of ours anyway is announced once.
    private static IEnumerable<(string Slot, DateOnly Day)> Days(Contract contract, DateOnly end)
    {
        foreach (var days in DaysBefore) yield return (days.ToString(CultureInfo.InvariantCulture), end.AddDays(-days));
        if (contract.Notice is { } notice && ContractTerms.Before(end, notice) is var day
            && !DaysBefore.Any(days => end.AddDays(-days) == day)) yield return (Notice, day);
    }
}

/// <summary>A contract put back by undo gets its timers back; one that undo removed loses them.</summary>
internal sealed class AfterContractUndo(ContractTimers timers) : IAfterUndo
{
    public string Kind => "contract";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        var contract = await work.Records.FindAsync<Contract>(id, cancellationToken);
        await (contract is null
            ? ContractTimers.ForgetAsync(work, id, cancellationToken)
            : timers.SetAsync(work, contract, cancellationToken));
    }
}
