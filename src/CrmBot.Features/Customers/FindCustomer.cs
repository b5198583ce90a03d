using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Search;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>The customers a frame may mean.</summary>
/// <param name="Candidates">One when it is clear.</param>
/// <param name="Asked">What the person typed for it; null when nothing was typed.</param>
/// <param name="IsGuess">True when nothing has that name and these only resemble it.</param>
internal sealed record FoundCustomers(IReadOnlyList<CustomerBrief> Candidates, string? Asked, bool IsGuess = false)
{
    /// <summary>Why the person may look for none at all; null when they may.</summary>
    public string? RefusalKey { get; init; }

    public CustomerBrief? Only => Candidates is [var only] && !IsGuess ? only : null;
}

/// <summary>Finds the customer a frame names. Several may share a name: then all of them are candidates.</summary>
internal sealed class FindCustomer(ICustomerDirectory directory, Policy policy)
{
    /// <summary>Slot in which a choice among candidates puts the record itself; never comes from the parser.</summary>
    public const string IdSlot = "cust_id";
    private const int MostOffered = 6;

    public async Task<FoundCustomers> FindAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (policy.Decide(turn.Actor, "see", new Subject("customer", turn.Actor.Id, turn.Actor.Team)) is { Allowed: false } no)
            return new([], null) { RefusalKey = no.ReasonKey };
        if (Guid.TryParseExact(frame.Text(IdSlot), "N", out var id))
            return new(await directory.FindAsync(turn.Work, id, cancellationToken) is { } chosen ? [chosen] : [], frame.Text("cust"));
        var asked = frame.Text("cust") ?? frame.Text("who");
        if (asked is null) return new([], null);
        var named = await NamedAsync(turn.Work, frame.Has("near") ? frame.Texts("near") : [asked], cancellationToken);
        if (named.Count > 0) return new(named, asked);
        return new(await SimilarAsync(turn.Work, asked, cancellationToken), asked, IsGuess: true);
    }

    private async Task<List<CustomerBrief>> NamedAsync(ReadView view, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        List<CustomerBrief> found = [];
        foreach (var name in names.Take(MostOffered)) found.AddRange(await directory.FindByNameAsync(view, name, cancellationToken));
        return [.. found.Take(MostOffered)];
    }

    private async Task<List<CustomerBrief>> SimilarAsync(ReadView view, string asked, CancellationToken cancellationToken)
    {
        var ids = await SearchTerms.FindAsync(view, "customer", asked, MostOffered, cancellationToken);
        var known = await directory.FindManyAsync(view, [.. ids], cancellationToken);
        return [.. ids.Where(known.ContainsKey).Select(id => known[id])];
    }
}
