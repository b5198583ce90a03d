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
        var (customers, instead) = await FindAsync(turn, frame, cancellationToken);
        return instead ?? await MergeAsync(turn, customers[0],
            [.. customers.Skip(1).Where(one => one.Id != customers[0].Id).DistinctBy(one => one.Id)], cancellationToken);
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken) => new("customer.merge.draft",
    [
        new("customer.merge.keep", frame.Text("keep") ?? ""),
        new("customer.merge.from", string.Join(" · ", frame.Texts("from"))),
    ]) { AskKey = "customer.merge.draftAsk", GoKey = "customer.merge.draftGo",
        Refusal = (await FindAsync(turn, frame, cancellationToken)).Instead };

    // The customers, the one to keep first; or the answer when they cannot be merged.
    private async Task<(List<CustomerBrief> Customers, Reply? Instead)> FindAsync(
        Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<CustomerBrief> customers = [];
        foreach (var name in frame.Texts("from").Take(MostAtOnce).Prepend(frame.Text("keep") ?? ""))
        {
            switch (await directory.FindByNameAsync(turn.Work, name, cancellationToken))
            {
                case []: return (customers, new Reply.Refuse("customer.merge.unknown", ("name", name)));
                case [var only]: customers.Add(only); break;
                default: return (customers, new Reply.Refuse("customer.merge.several", ("name", name)));
            }
        }

        return (customers,
            customers.TrueForAll(one => one.Id == customers[0].Id) ? new Reply.Say("customer.merge.already") : Refused(turn, customers));
    }

    private Reply.Refuse? Refused(Turn turn, IEnumerable<CustomerBrief> customers) => customers
        .Select(customer => (customer.OwnerName, Decision: policy.Decide(turn.Actor, "merge", customer.Subject)))
        .Where(one => !one.Decision.Allowed)
        .Select(one => new Reply.Refuse(one.Decision.ReasonKey!, ("owner", one.OwnerName))).FirstOrDefault();

    /// <summary>Merges <paramref name="others"/> into <paramref name="kept"/>, if the person runs all of them.</summary>
    public async Task<Reply> MergeAsync(
        Turn turn, CustomerBrief kept, IReadOnlyList<CustomerBrief> others, CancellationToken cancellationToken)
    {
        if (Refused(turn, others.Prepend(kept)) is { } refused) return refused;
        var file = (await turn.Work.Records.FindAsync<Customer>(kept.Id, cancellationToken))!;
        var moved = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var other in others)
        {
            var merged = await MergeCustomers.MergeAsync(turn.Work, file,
                (await turn.Work.Records.FindAsync<Customer>(other.Id, cancellationToken))!, turn.Actor.Id, cancellationToken);
            foreach (var (kind, count) in merged.Moved) moved[kind] = moved.GetValueOrDefault(kind) + count;
        }

        turn.Memory.LastSubject = kept.Name;
        turn.Memory.LastRecord = kept.Record;
        return turn.Place.IsGroup ? new Reply.OfRecord(kept.Record) : Done(turn, kept, others, moved);
    }

    private Reply.Card Done(Turn turn, CustomerBrief kept, IReadOnlyList<CustomerBrief> others, Dictionary<string, int> moved) =>
        new Reply.Card(
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
            .Select(kind => print.Words(locale, "customer.merge.piece", ("what", print.Words(locale, "records." + kind.Key)),
                ("count", kind.Value))).ToList();
        return pieces.Count == 0
            ? print.Words(locale, "customer.merge.nothingMoved")
            : print.Words(locale, "customer.merge.moved", ("list", string.Join(print.Words(locale, "common.list_separator"), pieces)));
    }
}
