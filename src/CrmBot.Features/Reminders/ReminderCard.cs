using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Reminders;

/// <summary>The one card of a reminder: planned, due, done or cancelled, always as it stands now.</summary>
internal sealed class ReminderCard(
    CardLibrary cards, WhenWords when, ZoneWords zones, ICustomerDirectory customers, IPersonDirectory people) : IRecordCard
{
    public string Kind => "reminder";

    /// <summary>In a group whoever has to do it, and whoever gave it, see what it is and can work it there.</summary>
    public async Task<IReadOnlyCollection<Guid>> ViewersAsync(ReadView view, Guid id, CancellationToken cancellationToken) =>
        await view.Db.FindAsync<Reminder>([id], cancellationToken) is { } reminder ? [reminder.OwnerId, reminder.CreatedBy] : [];

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        var reminder = await view.Records.ReadAsync<Reminder>(id, cancellationToken);
        if (reminder is null) return null;
        var customer = reminder.CustomerId is { } customerId ? await customers.FindAsync(view, customerId, cancellationToken) : null;
        var owner = await people.FindAsync(view, reminder.OwnerId, cancellationToken);
        var mayAct = cardView.Viewer is { } viewer && reminder.IsOpen
            && await ReminderAccess.MayChangeAsync(view, viewer, reminder, cancellationToken);
        var colleagues = mayAct ? await people.ListAsync(view, null, cancellationToken) : [];
        var suggested = Suggested(view, reminder);
        var data = new JsonObject
        {
            // In a group only that there is something to do, and for whom: what it is belongs to the direct chat.
            ["text"] = cardView.Viewer is null ? "" : WithoutSaying.Of(reminder.Text, reminder.Who),
            ["customer"] = customer?.Name ?? "",
            ["customerId"] = customer?.Id.ToString("N") ?? "",
            ["who"] = cardView.Viewer is null ? "" : reminder.Who ?? "",
            ["owner"] = cardView.Viewer?.Id == reminder.OwnerId ? "" : owner?.Name ?? "",
            ["from"] = await GiverAsync(view, reminder, cardView, cancellationToken),
            ["due"] = reminder.State == ReminderState.Due,
            ["open"] = mayAct,
            ["date"] = SaidTime.Write(suggested.Day),
            ["time"] = suggested.Time,
            ["colleagues"] = Choices(colleagues, reminder),
            ["say"] = new JsonObject
            {
                ["key"] = ProfileData.KeyOf(reminder.Id),
                ["title"] = cards.Words(cardView.Locale, TitleKey(reminder)),
                ["when"] = When(view, reminder, cardView),
            },
        };
        return new CardContent("reminder", data, SummaryKey(reminder));
    }

    // Whoever got it from somebody else sees from whom.
    private async Task<string> GiverAsync(ReadView view, Reminder reminder, CardView cardView, CancellationToken cancellationToken) =>
        cardView.Viewer?.Id == reminder.OwnerId && reminder.CreatedBy != reminder.OwnerId
            ? (await people.FindAsync(view, reminder.CreatedBy, cancellationToken))?.Name ?? ""
            : "";

    private static string TitleKey(Reminder reminder) => (reminder.State, reminder.Kind) switch
    {
        (ReminderState.Done, _) => "reminder.title.done",
        (ReminderState.Cancelled, _) => "reminder.title.cancelled",
        (ReminderState.Due, ReminderKind.Promise) => "reminder.title.promiseDue",
        (ReminderState.Due, _) => "reminder.title.due",
        (_, ReminderKind.Promise) => "reminder.title.promise",
        _ => "reminder.title.planned",
    };

    private static string SummaryKey(Reminder reminder) => reminder.State == ReminderState.Due ? "reminder.title.due" : "reminder.summary";

    private string When(ReadView view, Reminder reminder, CardView cardView)
    {
        var now = Instants.ToLocal(view.Now, reminder.TimeZone);
        var parts = new List<string>();
        if (SaidTime.Read(reminder.At) is { } at)
            parts.Add(zones.Told(when.DatedMoment(at.Local, now, cardView.Locale), reminder.TimeZone, at.Local, cardView));
        if (SaidTime.Read(reminder.By) is { } by)
            parts.Add(zones.Told(cards.Words(cardView.Locale, "reminder.before", ("when", when.DatedSaid(by, now, cardView.Locale))),
                reminder.TimeZone, by.Local, cardView));
        if (reminder is { At: null, By: null }) parts.Add(cards.Words(cardView.Locale, "reminder.undated"));
        if (reminder.Every is { } every) parts.Add(EveryWords.Of(cards, cardView.Locale, every, reminder.Clock));
        if (UntilWords.Of(cards, when, cardView.Locale, reminder.Until, now) is { } end) parts.Add(end);
        if (reminder.PutOff > 0) parts.Add(cards.Words(cardView.Locale, "reminder.putOff", ("count", reminder.PutOff)));
        var planned = string.Join(" · ", parts);
        // What is done was not done at the moment it was planned for.
        return reminder.IsOpen ? planned : cards.Words(cardView.Locale, "reminder.wasFor", ("when", planned));
    }

    // What is planned begins from its own moment, so that only what changes has to be filled in; what is due, tomorrow morning.
    private static (DateOnly Day, string Time) Suggested(ReadView view, Reminder reminder)
    {
        var now = Instants.ToLocal(view.Now, reminder.TimeZone);
        return reminder.State == ReminderState.Waiting && SaidTime.Read(reminder.At)?.Local is { } planned && planned > now
            ? (DateOnly.FromDateTime(planned), planned.ToString("HH:mm", CultureInfo.InvariantCulture))
            : (DateOnly.FromDateTime(now).AddDays(1), "09:00");
    }

    private static JsonArray Choices(IReadOnlyList<Colleague> colleagues, Reminder reminder) =>
    [
        .. colleagues.Where(colleague => colleague.Id != reminder.OwnerId).Take(100)
            .Select(colleague => (JsonNode)new JsonObject { ["title"] = colleague.Name, ["value"] = colleague.Id.ToString() }),
    ];
}
