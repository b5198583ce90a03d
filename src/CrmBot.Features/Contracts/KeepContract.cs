using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Contracts;

/// <summary>What is said about a contract: its end, start, term, amount, when to remind (intent <c>contract</c>).</summary>
internal sealed class KeepContract(
    FindCustomer find, ChooseCustomer choose, ContractTerms terms, ContractTimers timers, DescribeDeal describe, Policy policy)
    : IFrameHandler
{
    public string Intent => "contract";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var found = await find.FindAsync(turn, frame, cancellationToken);
        if (found.Only is not { } customer) return await choose.AskAsync(turn, frame, found, cancellationToken);
        turn.Memory.LastSubject = customer.Name;
        var known = Meant(turn, frame, await FileContract.OfCustomerAsync(turn, customer.Id, cancellationToken));
        var decision = policy.Decide(turn.Actor, "change", known?.Subject ?? new Subject("contract", customer.OwnerId, customer.Team));
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        if (Wrong(frame, known) is { } wrong) return new Reply.Refuse(wrong);
        var contract = known ?? await FileContract.NewAsync(turn, customer, cancellationToken);
        terms.Put(contract, frame);
        await timers.SetAsync(turn.Work, contract, cancellationToken);
        if (await turn.Work.Records.FindAsync<Customer>(customer.Id, cancellationToken) is { } file)
            KeepCustomerInStep.Touch(turn.Work, file);
        return Show(turn, contract);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Task.FromResult(new DraftView("contract.draft", describe.Lines(turn, frame)));

    private static string? Wrong(Frame frame, Contract? known)
    {
        var start = DayCode.Of(frame.Text("start")) ?? known?.StartOn;
        var end = DayCode.Of(frame.Text("end")) ?? known?.EndOn ?? DayCode.None;
        if (end == DayCode.None && (start is null || !frame.Has("term"))) return "contract.noEnd";
        return start > end ? "contract.endsBeforeStart" : null;
    }

    public static Reply.OfRecord Show(Turn turn, Contract contract)
    {
        turn.Memory.LastRecord = new RecordRef("contract", contract.Id);
        return new Reply.OfRecord(new RecordRef("contract", contract.Id));
    }

    /// <summary>The contract replied to, else the one that runs longest; none when the sentence tells of another beginning.</summary>
    private static Contract? Meant(Turn turn, Frame frame, List<Contract> known)
    {
        if (turn.RepliesTo is { Kind: "contract", Id: var id } && known.Find(one => one.Id == id) is { } shown) return shown;
        if (DayCode.Of(frame.Text("start")) is { } start && known.TrueForAll(one => one.StartOn is not null && one.StartOn != start))
            return null;
        return known.MaxBy(one => one.EndOn);
    }
}
