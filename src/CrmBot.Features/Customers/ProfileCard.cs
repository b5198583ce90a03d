using System.Text.Json.Nodes;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>
/// The customer's card. Alone with somebody it shows what that person may see; in a group only what everybody may, with a button that
/// sends the rest to one's direct chat.
/// </summary>
internal sealed class ProfileCard(Policy policy, ProfileData profile, PrintCustomer print) : IRecordCard
{
    public string Kind => "customer";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Customer>(id, cancellationToken) is not { } asked) return null;
        var kept = await CustomerDirectory.FinalAsync(view, asked, cancellationToken);
        if (await CustomerFile.LoadAsync(view, kept.Id, cancellationToken) is not { } file) return null;
        if (cardView.Viewer is not { } viewer) return new("customer-group", Poster(file, cardView.Locale), "customer.summary");
        var decision = policy.Decide(viewer, "see", file.Subject);
        return decision.Allowed
            ? new("customer", await profile.BuildAsync(view, file, decision.Masked, cardView, cancellationToken), "customer.summary")
            : new("customer-taken", Taken(file.Customer.Name, file.Owner?.Name, file.Owner?.Team, cardView.Locale), "customer.summary");
    }

    /// <summary>What somebody outside the customer's team learns: that it is taken, and by whom.</summary>
    public JsonObject Taken(string name, string? owner, string? team, string locale) => new()
    {
        ["name"] = name,
        ["owner"] = print.Owner(owner, team, locale),
    };

    private JsonObject Poster(CustomerFile file, string locale) => new()
    {
        ["name"] = file.Customer.Name,
        ["line"] = PrintCustomer.Joined(print.Line(file.Customer, locale), print.Chips(file.Customer, locale)),
        ["owner"] = print.Owner(file.Owner?.Name, file.Owner?.Team, locale),
    };
}
