using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Pool;

/// <summary>
/// The shared pool (公海) in words: what is there, take one, take the next, give back, why is it there (intent <c>pool</c>).
/// </summary>
internal sealed class PoolSentences(
    FindCustomer find, ChooseCustomer choose, CustomerForChange customers, ClaimLead claim, ListPool list, ExplainPool explain,
    IOpenDeals deals) : IFrameHandler
{
    private const int MostAtOnce = 10;

    public string Intent => "pool";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Text("act") switch
    {
        "claim" => ClaimAsync(turn, frame, cancellationToken),
        "next" => list.NextAsync(turn, Count(frame) ?? 1, frame.Text("region"), cancellationToken),
        "release" => ReleaseAsync(turn, frame, cancellationToken),
        "explain" => explain.AnswerAsync(turn, frame, cancellationToken),
        _ => list.ShowAsync(turn, new PoolRequest(frame.Text("region"), Count(frame), frame.Text(Frame.OfGrade)), 0, cancellationToken),
    };

    /// <summary>A customer with an open deal is given away by no slip of the tongue.</summary>
    public async Task<bool> MustConfirmAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => frame.Is("act", "release")
        && (await customers.FindBriefAsync(turn, frame, "assign", cancellationToken)).Item1 is { OwnerId: not null } customer
        && await deals.AnyAsync(turn.Work, customer.Id, cancellationToken);

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        DraftLine[] lines = [new("customer.label.customer", frame.Text("cust") ?? ""),
            new("lead.label.reason", frame.Text("reason") ?? "")];
        return new DraftView(frame.Is("act", "release") ? "pool.draftRelease" : "pool.draftClaim",
            [.. lines.Where(line => line.Text.Length > 0)])
        {
            AskKey = !frame.IsWithheld && await MustConfirmAsync(turn, frame, cancellationToken) ? "pool.sureWithDeal" : null,
            GoKey = frame.Is("act", "release") ? "pool.go" : null,
        };
    }

    private static int? Count(Frame frame) =>
        int.TryParse(frame.Text("n"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Math.Clamp(count, 1, MostAtOnce)
            : null;

    private async Task<Reply> ClaimAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var found = await find.FindAsync(turn, frame, cancellationToken);
        return found.Only is { } customer
            ? await claim.OfCustomerAsync(turn, customer, cancellationToken)
            : await choose.AskAsync(turn, frame, found, cancellationToken);
    }

    private async Task<Reply> ReleaseAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await customers.FindBriefAsync(turn, frame, "assign", cancellationToken);
        if (customer is null) return instead!;
        return customer.OwnerId is null
            ? new Reply.Refuse("pool.alreadyThere")
            : await ReleaseLead.OfCustomerAsync(turn, customer, frame.Text("reason"), cancellationToken);
    }
}

/// <summary>为什么蓝海掉公海了.</summary>
internal sealed class ExplainPool(
    FindCustomer find, ChooseCustomer choose, Policy policy, IPersonDirectory people, PrintCustomer print, WhenWords when)
{
    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var found = await find.FindAsync(turn, frame, cancellationToken);
        if (found.Only is not { } customer) return await choose.AskAsync(turn, frame, found, cancellationToken);
        turn.Memory.LastSubject = customer.Name;
        var decision = policy.Decide(turn.Actor, "see", customer.Subject);
        if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        var lead = await OpenLead.ReadOpenAsync(turn.Work, customer.Id, cancellationToken);
        if (lead is not { State: LeadState.InPool })
            return customer.OwnerName is { } owner ? new Reply.Say("pool.notThere", ("owner", owner)) : new Reply.Say("pool.noReason");
        var given = await Assignments.ReadLatestAsync(turn.Work, lead.Id, cancellationToken);
        return given is not { ToId: null } ? new Reply.Say("pool.noReason") : await TellAsync(turn, given, lead, cancellationToken);
    }

    private async Task<Reply> TellAsync(Turn turn, Assignment given, Lead lead, CancellationToken cancellationToken)
    {
        var from = given.FromId is { } id ? (await people.FindAsync(turn.Work, id, cancellationToken))?.Name : null;
        var moment = when.Moment(Instants.ToLocal(given.At, turn.Actor.Zone), turn.LocalNow, turn.Locale);
        var said = given.How switch
        {
            How.Released when given.Reason is { } reason =>
                new Reply.Say("pool.why.releasedBecause", ("who", from ?? ""), ("when", moment), ("reason", reason)),
            How.Released => new Reply.Say("pool.why.released", ("who", from ?? ""), ("when", moment)),
            How.Returned => new Reply.Say("pool.why.returned", ("who", from ?? ""), ("when", moment),
                ("day", print.Day(given.QuietSince ?? given.At, turn.Now, turn.Actor.Zone, turn.Locale))),
            _ => new Reply.Say("pool.why.nobodyFree", ("when", moment)),
        };
        return turn.Place.IsGroup ? said : new Reply.Several([said, new Reply.OfRecord(LeadDirectory.Record(lead))]);
    }
}
