using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>The agenda as a card: one page of things to do, each with its time and a button that ticks it off.</summary>
internal sealed class AgendaView(CardLibrary cards, WhenWords when, ICustomerDirectory customers)
{
    public const int PageSize = 6;

    /// <summary>How many pages so many things take.</summary>
    public static int Pages(int count) => (count + PageSize - 1) / PageSize;

    /// <param name="shown">What stands on this page.</param>
    /// <param name="count">How many there are on all pages.</param>
    /// <param name="overdue">With nothing in the time that was asked for: what is left from before it.</param>
    public async Task<Reply> PageAsync(
        Turn turn, AgendaRequest request, IReadOnlyList<AgendaItem> shown, int count, IReadOnlyList<Colleague> owners, int page,
        int overdue, CancellationToken cancellationToken)
    {
        if (count == 0) return overdue > 0 ? new Reply.Say("agenda.empty.butOverdue", ("count", overdue)) : Empty(turn, request);
        var pages = Pages(count);
        var names = await customers.FindManyAsync(turn.Work, [.. shown.Select(item => item.CustomerId).OfType<Guid>().Distinct()],
            cancellationToken);
        var data = request.ToJson();
        data["items"] = new JsonArray([.. shown.Select(item => (JsonNode)Row(turn, item, names, owners))]);
        data["page"] = page;
        data["previous"] = page - 1;
        data["next"] = page + 1;
        data["hasPrevious"] = page > 0;
        data["hasNext"] = page + 1 < pages;
        data["say"] = new JsonObject
        {
            ["title"] = cards.Words(turn.Locale, TitleKey(request), ("count", count)),
            ["page"] = pages > 1 ? cards.Words(turn.Locale, "agenda.page", ("page", page + 1), ("pages", pages)) : "",
        };
        return new Reply.Card("agenda", data);
    }

    public static string CountKey(AgendaRequest request) => request switch
    {
        { State: "overdue" } => "agenda.count.overdue",
        { Kind: "first_contact" } => "agenda.count.firstContact",
        { Kind: "promise" } => "agenda.count.promise",
        _ => "agenda.count.open",
    };

    private static string TitleKey(AgendaRequest request) => request switch
    {
        { State: "overdue" } => "agenda.title.overdue",
        { Kind: "first_contact" } => "agenda.title.firstContact",
        { Kind: "promise" } => "agenda.title.promise",
        _ => "agenda.title.open",
    };

    /// <summary>今天没有安排: the day or the days that were asked about are named.</summary>
    private Reply.Say Empty(Turn turn, AgendaRequest request)
    {
        var today = DateOnly.FromDateTime(turn.LocalNow);
        if (EmptyKey(request) is not "agenda.empty.open" and var key) return new Reply.Say(key);
        if (SaidTime.Read(request.From) is not { } first || SaidTime.Read(request.To) is not { } last)
            return new Reply.Say("agenda.empty.open");
        var day = when.Day(first.Day, today, turn.Locale);
        return first.Day == last.Day
            ? new Reply.Say("agenda.empty.on", ("day", day))
            : new Reply.Say("agenda.empty.between", ("from", when.Date(first.Day, today, turn.Locale)),
                ("to", when.Date(last.Day, today, turn.Locale)));
    }

    private static string EmptyKey(AgendaRequest request) => request switch
    {
        { State: "overdue" } => "agenda.empty.overdue",
        { Kind: "promise" } => "agenda.empty.promise",
        { Kind: "first_contact" } => "agenda.empty.firstContact",
        _ => "agenda.empty.open",
    };

    private JsonObject Row(Turn turn, AgendaItem item, IReadOnlyDictionary<Guid, CustomerBrief> names, IReadOnlyList<Colleague> owners) =>
        new JsonObject
        {
            ["text"] = item.Text,
            ["customer"] = item.CustomerId is { } id ? names.GetValueOrDefault(id)?.Name ?? "" : "",
            ["who"] = item.Who ?? "",
            ["owner"] = owners.Count > 1 ? owners.FirstOrDefault(person => person.Id == item.Owner)?.Name ?? "" : "",
            ["record"] = item.Record.ToString(),
            ["rev"] = item.Revision,
            ["canFinish"] = item.Record.Kind == "reminder",
            ["isLead"] = item.Record.Kind == "lead",
            ["overdue"] = item.Due < turn.Now,
            ["say"] = new JsonObject { ["due"] = Due(turn, item), ["kind"] = cards.Words(turn.Locale, item.KindKey) },
        };

    private string Due(Turn turn, AgendaItem item)
    {
        if (item.Due is not { } due) return cards.Words(turn.Locale, "reminder.undated");
        var moment = when.Moment(Instants.ToLocal(due, turn.Actor.Zone), turn.LocalNow, turn.Locale);
        return due < turn.Now ? cards.Words(turn.Locale, "agenda.overdueSince", ("when", moment)) : moment;
    }
}
