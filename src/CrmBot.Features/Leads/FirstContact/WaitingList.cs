using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>A lead and what it waits for.</summary>
internal sealed class WaitingLead
{
    public required Lead Lead { get; init; }

    public required LeadClock Clock { get; init; }
}

/// <summary>Leads that wait for something, on one card. In a group it goes to the person's direct chat.</summary>
internal sealed class WaitingList(
    ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintLead print, PrintCustomer printCustomer, LeadLines lines,
    WhenWords when)
{
    private const int MostShown = 10;

    public static IQueryable<WaitingLead> Of(Turn turn, Watched whose)
    {
        var clocks = turn.Db.Set<LeadClock>().AsNoTracking().Where(clock => clock.OwnerId != null);
        if (!whose.Everybody) clocks = clocks.Where(clock => whose.Ids.Contains(clock.OwnerId!.Value));
        return clocks.Join(
            turn.Db.Set<Lead>().AsNoTracking().Where(lead => lead.IsOpen), clock => clock.Id, lead => lead.Id,
            (clock, lead) => new WaitingLead { Lead = lead, Clock = clock });
    }

    /// <param name="titleKey">Takes the count; followed by <c>None</c> it says that
    /// there is nothing, by <c>More</c> that there are more than are shown.</param>
    public async Task<Reply> ShowAsync(
        Turn turn, IQueryable<WaitingLead> waiting, string titleKey, Func<WaitingLead, long?> since, CancellationToken cancellationToken)
    {
        var count = await waiting.CountAsync(cancellationToken);
        if (count == 0) return new Reply.Say(titleKey + "None");
        var shown = await waiting.Take(MostShown).ToListAsync(cancellationToken);
        var names = await customers.FindManyAsync(turn.Work, [.. shown.Select(one => one.Lead.CustomerId).Distinct()], cancellationToken);
        var rows = new JsonArray();
        foreach (var one in shown)
            rows.Add(
                (JsonNode)await RowAsync(turn, one, names.GetValueOrDefault(one.Lead.CustomerId), since(one), titleKey, cancellationToken));
        var more = count > MostShown ? print.Words(turn.Locale, titleKey + "More", ("count", count - MostShown)) : "";
        var card = LeadLines.Card(rows, print.Words(turn.Locale, titleKey, ("count", count)), more);
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"watch:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("lead.list.inDirect");
    }

    private async Task<JsonObject> RowAsync(
        Turn turn, WaitingLead one, CustomerBrief? customer, long? since, string titleKey, CancellationToken cancellationToken)
    {
        var seen = policy.Decide(turn.Actor, "see", LeadDirectory.Subject(one.Lead)).Allowed;
        var owner = await people.FindAsync(turn.Work, one.Clock.OwnerId!.Value, cancellationToken);
        var moment = since is { } at ? when.Moment(Instants.ToLocal(at, turn.Actor.Zone), turn.LocalNow, turn.Locale) : "";
        return lines.Row(
            one.Lead, customer?.Name ?? "",
            PrintCustomer.Joined(printCustomer.Owner(owner?.Name, owner?.Team, turn.Locale), seen ? one.Lead.Need : null),
            print.Words(turn.Locale, since >= turn.Now ? "watch.until" : titleKey == "watch.firstContact" ? "watch.due" : "watch.since",
                ("when", moment)), turn.Locale);
    }
}
