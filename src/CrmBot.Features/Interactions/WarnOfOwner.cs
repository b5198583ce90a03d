using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>
/// Two reps on one customer: whoever is about to note a contact with a colleague's customer first sees whose it is and when somebody last
/// spoke with them, and says whether to note it all the same.
/// </summary>
internal sealed class WarnOfOwner(Policy policy, Timeline timeline, ProfileData profile, PrintCustomer print)
{
    /// <summary>Slot that says the speaker knows; never comes from the parser.</summary>
    public const string KnownSlot = "others_ok";

    /// <summary>Null when there is nothing to warn of.</summary>
    public async Task<Reply?> AskAsync(Turn turn, Frame frame, CustomerBrief customer, CancellationToken cancellationToken)
    {
        if (frame.Has(KnownSlot) || turn.Actor.Role != Roles.Rep || customer.OwnerId is not { } owner || turn.Actor.ActsFor(owner))
            return null;
        // Whoever was asked to help knows.
        if (await CustomerHelper.IsAsync(turn.Work, customer.Id, turn.Actor.Id, cancellationToken)) return null;
        var decision = policy.Decide(turn.Actor, "see", customer.Subject);
        var last = decision.Allowed && !decision.Masked.Contains(CustomerPolicy.Fields.Notes) && !turn.Place.IsGroup
            ? await timeline.LatestAsync(turn.Work, customer.Id, 1, cancellationToken)
            : [];
        return new Reply.Card("customer-others", new JsonObject
        {
            ["name"] = customer.Name,
            ["owner"] = print.Owner(customer.OwnerName, customer.Team, turn.Locale),
            ["last"] = last is [var entry] ? profile.EntryOf(entry, turn.Now, turn.Actor.Zone, turn.Locale) : null,
            ["id"] = customer.Id.ToString("N"),
            ["frame"] = frame.With(KnownSlot, true).ToJson(),
        });
    }
}
