using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>
/// No customer is called by two reps who do not know of each other: before a rep logs on a colleague's customer they see whose it is and what
/// was talked about last, and say whether to note it all the same. Nothing is stored before.
/// </summary>
internal sealed class WarnOfOwner(Timeline timeline, CompanySettings settings, CardLibrary cards, WhenWords when)
{
    /// <summary>Slot that says the rep has seen whose it is; never comes from the parser.</summary>
    public const string AnywaySlot = "anyway";

    /// <summary>The warning; null when there is nothing to warn of.</summary>
    public async Task<Reply?> AskAsync(Turn turn, Frame frame, CustomerBrief customer, CancellationToken cancellationToken)
    {
        if (frame.Has(AnywaySlot) || customer.OwnerId is not { } owner || turn.Actor.ActsFor(owner)) return null;
        // Leads and managers look after others' customers, service teams after everybody's, helpers were asked to.
        if (turn.Actor.Role != Roles.Rep || settings.ServesAll(turn.Actor.Team)) return null;
        if (await CustomerHelper.IsAsync(turn.Work, customer.Id, turn.Actor.Id, cancellationToken)) return null;
        var last = (await timeline.LatestAsync(turn.Work, customer.Id, 1, cancellationToken)).FirstOrDefault();
        return new Reply.Card("interaction-owned", new JsonObject
        {
            ["name"] = customer.Name,
            ["owner"] = customer.OwnerName ?? "",
            // What was said there is not for a group.
            ["last"] = turn.Place.IsGroup ? "" : last?.Text ?? "",
            ["frame"] = frame.ToJson(),
            ["say"] = new JsonObject { ["last"] = last is null ? cards.Words(turn.Locale, "interaction.owned.never") : cards.Words(turn.Locale, "interaction.owned.last", ("day", Day(turn, last.At))) },
        });
    }

    private string Day(Turn turn, long at) => when.FullDay(
        DateOnly.FromDateTime(Instants.ToLocal(at, turn.Actor.Zone)), DateOnly.FromDateTime(turn.LocalNow), turn.Locale);
}

/// <summary>照样记下 under the warning. The sentence that the card carries may be forged: it is carried out like any sentence.</summary>
internal sealed class LogAnyway(IServiceProvider services) : ICardVerb
{
    public string Verb => "log.anyway";

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Data["frame"] is not JsonObject said || said["i"] is not JsonValue intent || !intent.TryGetValue<string>(out var name) || name != "log")
            return Task.FromResult<Reply>(new Reply.Refuse("customer.which.gone"));
        // Asked for late: the handlers of frames and verbs are made together.
        var log = (IFrameHandler)services.GetService(typeof(LogContact))!;
        return log.HandleAsync(turn, Frame.FromJson(said).With(WarnOfOwner.AnywaySlot, true), cancellationToken);
    }
}
