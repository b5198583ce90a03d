using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>Two records are one customer (intent <c>merge</c>, and the buttons of 是同一个吗?): merged, with a day to take it back.</summary>
internal sealed class MergeTwo(ICustomerDirectory directory, Policy policy, PrintCustomer print) : IFrameHandler
{
    private const int MostAtOnce = 5;

    public string Intent => "merge";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var names = frame.Texts("from").Take(MostAtOnce).Prepend(frame.Text("keep") ?? "").ToList();
        List<CustomerBrief> customers = [];
        foreach (var name in names)
        {
            switch (await directory.FindByNameAsync(turn.Work, name, cancellationToken))
            {
                case []: return new Reply.Refuse("customer.merge.unknown", ("name", name));
                case [var only]: customers.Add(only); break;
                default: return new Reply.Refuse("customer.merge.several", ("name", name));
            }
        }

        if (customers.Skip(1).All(one => one.Id == customers[0].Id)) return new Reply.Say("customer.merge.already");
        return await MergeAsync(turn, customers[0], [.. customers.Skip(1).Where(one => one.Id != customers[0].Id).DistinctBy(one => one.Id)], cancellationToken);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => Task.FromResult(new DraftView("customer.merge.draft",
    [
        new("customer.merge.keep", frame.Text("keep") ?? ""),
        new("customer.merge.from", string.Join(" · ", frame.Texts("from"))),
    ]) { AskKey = "customer.merge.draftAsk", GoKey = "customer.merge.draftGo" });

    /// <summary>Merges <paramref name="others"/> into <paramref name="kept"/>, if the person runs all of them.</summary>
    public async Task<Reply> MergeAsync(Turn turn, CustomerBrief kept, IReadOnlyList<CustomerBrief> others, CancellationToken cancellationToken)
    {
        foreach (var customer in others.Prepend(kept))
        {
            var decision = policy.Decide(turn.Actor, "merge", customer.Subject);
            if (!decision.Allowed) return new Reply.Refuse(decision.ReasonKey!, ("owner", customer.OwnerName));
        }

        var file = (await turn.Work.Records.FindAsync<Customer>(kept.Id, cancellationToken))!;
        var moved = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var other in others)
        {
            var merged = await MergeCustomers.MergeAsync(turn.Work, file, (await turn.Work.Records.FindAsync<Customer>(other.Id, cancellationToken))!, turn.Actor.Id, cancellationToken);
            foreach (var (kind, count) in merged.Moved) moved[kind] = moved.GetValueOrDefault(kind) + count;
        }

        turn.Memory.LastSubject = kept.Name;
        turn.Memory.LastRecord = kept.Record;
        return turn.Place.IsGroup ? new Reply.OfRecord(kept.Record) : Done(turn, kept, others, moved);
    }

    private Reply.Card Done(Turn turn, CustomerBrief kept, IReadOnlyList<CustomerBrief> others, Dictionary<string, int> moved) => new Reply.Card(
        "customer-merged",
        new JsonObject
        {
            ["kept"] = kept.Name,
            ["merged"] = string.Join(" · ", others.Select(other => other.Name)),
            ["turn"] = turn.Id.ToString("N"),
            ["say"] = new JsonObject { ["moved"] = Moved(turn.Locale, moved) },
        },
        kept.Record);

    private string Moved(string locale, Dictionary<string, int> moved)
    {
        var pieces = moved.Where(kind => print.HasWords("records." + kind.Key)).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => print.Words(locale, "customer.merge.piece", ("what", print.Words(locale, "records." + kind.Key)), ("count", kind.Value))).ToList();
        return pieces.Count == 0 ? print.Words(locale, "customer.merge.nothingMoved") : print.Words(locale, "customer.merge.moved", ("list", string.Join(print.Words(locale, "common.list_separator"), pieces)));
    }
}
