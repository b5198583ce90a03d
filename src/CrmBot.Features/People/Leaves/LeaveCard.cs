using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People.Leaves;

/// <summary>The card of a leave: who, from when to when, who stands in; for those who may change it, with the buttons to do so.</summary>
internal sealed class LeaveCard(CardLibrary cards, WhenWords when) : IRecordCard
{
    private const int MostOffered = 60;

    public string Kind => "leave";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Leave>(id, cancellationToken) is not { } leave) return null;
        if (await view.Records.ReadAsync<Person>(leave.PersonId, cancellationToken) is not { } person) return null;
        var standIn = leave.StandInId is { } who ? await view.Records.ReadAsync<Person>(who, cancellationToken) : null;
        var open = cardView.Viewer is { } viewer && !leave.IsOver(view.Now) && LeaveRights.MayChange(viewer, person);
        return new CardContent("leave", new JsonObject
        {
            ["name"] = person.Name,
            ["standIn"] = standIn?.Name ?? "",
            ["open"] = open,
            ["colleagues"] = open ? await ChoicesAsync(view, person, cancellationToken) : [],
            ["say"] = new JsonObject
            {
                ["title"] = cards.Words(cardView.Locale, TitleKey(leave, view.Now)),
                ["when"] = Days(leave, Instants.ToLocal(view.Now, cardView.Zone), cardView.Locale),
                ["note"] = standIn is not null && cardView.Viewer?.Id == standIn.Id ? cards.Words(cardView.Locale, "leave.youStandIn") : "",
            },
        }, "leave.summary");
    }

    /// <summary>3月16日 周一 – 3月22日 周日.</summary>
    public string Days(Leave leave, DateTime now, string locale)
    {
        var today = DateOnly.FromDateTime(now);
        var (first, last) = (SaidTime.Read(leave.FirstDay)!.Value.Day, SaidTime.Read(leave.LastDay)!.Value.Day);
        return first == last
            ? when.FullDay(first, today, locale)
            : $"{when.FullDay(first, today, locale)} – {when.FullDay(last, today, locale)}";
    }

    // The team's own people first: they know the customers.
    private static async Task<JsonArray> ChoicesAsync(ReadView view, Person away, CancellationToken cancellationToken)
    {
        var people = await view.Db.Set<Person>().AsNoTracking().Where(known => known.IsActive && known.Id != away.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. people.OrderByDescending(known => known.Team == away.Team).ThenBy(known => known.Name, StringComparer.Ordinal)
                .Take(MostOffered)
                .Select(known => (JsonNode)new JsonObject { ["title"] = known.Name, ["value"] = known.Id.ToString("N") }),
        ];
    }

    private static string TitleKey(Leave leave, long now) => leave switch
    {
        { IsCancelled: true } => "leave.title.cancelled",
        _ when leave.IsOver(now) => "leave.title.over",
        _ when leave.HoldsAt(now) => "leave.title.now",
        _ => "leave.title.planned",
    };
}
