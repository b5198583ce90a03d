using System.Text.Json.Nodes;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.People;
using CrmBot.Features.People.Leaves;
using CrmBot.Features.Watching;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>小李手上几单: how many open leads, by grade, and deals each of them has, who has most first.</summary>
internal sealed class WatchLoad(PrintLead print, WhoseLeads people, FindCandidates sellers, ICountDeals deals) : IWatch
{
    private const int MostShown = 20;

    public string Question => "load";

    public async Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (whose, refusal) = await people.AskAsync(turn, frame, cancellationToken);
        if (whose is null) return refusal!;
        // Who does not sell has no leads; others know what they have.
        var selling = whose.People.Where(sellers.IsSeller).ToList();
        if (selling.Count == 0) return Reply.Silence;
        var ids = selling.ConvertAll(person => person.Id);
        var counts = await turn.Db.Set<Lead>().AsNoTracking()
            .Where(lead => lead.OwnerId != null && ids.Contains(lead.OwnerId.Value) && lead.IsOpen)
            .GroupBy(lead => new { lead.OwnerId, lead.Rank })
            .Select(group => new { group.Key.OwnerId, group.Key.Rank, Count = group.Count() }).ToListAsync(cancellationToken);
        var sold = await deals.CountAsync(turn.Work, ids, cancellationToken);
        var away = await LeaveCalendar.AwayAsync(turn.Work, turn.Now, cancellationToken);
        var rows = selling.Select(person => (Person: person,
            Ranks: counts.Where(count => count.OwnerId == person.Id).ToDictionary(count => count.Rank, count => count.Count)))
            .OrderByDescending(one => one.Ranks.Values.Sum() + sold.GetValueOrDefault(one.Person.Id))
            .ThenBy(one => one.Person.Name, StringComparer.Ordinal).Take(MostShown);
        var card = new Reply.Card("load", new JsonObject
        {
            ["rows"] = new JsonArray([.. rows.Select(
                one => (JsonNode)Row(turn.Locale, one.Person, one.Ranks, sold.GetValueOrDefault(one.Person.Id),
                    away.Contains(one.Person.Id)))]),
        });
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"watch:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("lead.list.inDirect");
    }

    private JsonObject Row(string locale, Colleague person, Dictionary<int, int> ranks, int sold, bool isAway) => new()
    {
        ["name"] = person.Name,
        ["say"] = new JsonObject
        {
            ["count"] = print.Words(locale, "watch.load.count", ("leads", ranks.Values.Sum()), ("deals", sold)),
            ["grades"] = print.Words(
                locale, "watch.load.grades", ("a", ranks.GetValueOrDefault(LeadRank.Of("A"))),
                ("b", ranks.GetValueOrDefault(LeadRank.Of("B"))),
                ("c", ranks.GetValueOrDefault(LeadRank.Of("C"))), ("none", ranks.GetValueOrDefault(LeadRank.NotRated))),
            ["away"] = isAway ? print.Words(locale, "assign.state.away") : "",
        },
    };
}
