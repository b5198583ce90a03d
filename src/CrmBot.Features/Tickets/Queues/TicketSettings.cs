using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Queues;

/// <summary>
/// 工单设置, for admins: the queues with what goes there, the kinds of problems, the deadlines; each can be changed on the card.
/// </summary>
internal sealed class TicketSettings(
    QueueTable queues, TicketKinds kinds, IPersonDirectory people, CompanySettings settings, CardLibrary cards) : IPhraseHandler
{
    public string Name => "ticket_settings";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken) =>
        Refusal(turn) ?? await CardAsync(turn, "", cancellationToken);

    /// <summary>Null for an admin in the direct chat.</summary>
    public static Reply? Refusal(Turn turn) =>
        turn.Actor.Role != Roles.Admin ? new Reply.Refuse("rules.onlyAdmins")
            : turn.Place.IsGroup ? new Reply.Refuse("people.pick.inDirectChat") : null;

    /// <param name="done">What was just done, in a sentence of ours; empty for nothing.</param>
    public async Task<Reply> CardAsync(Turn turn, string done, CancellationToken cancellationToken)
    {
        await turn.Work.SaveAsync(cancellationToken);
        var locale = turn.Locale;
        var known = await queues.ListAsync(turn.Work, cancellationToken);
        var types = await kinds.ListAsync(turn.Work, cancellationToken);
        return new Reply.Card("ticket-settings", new JsonObject
        {
            ["rows"] = CardRow.List(known.Select(queue => Row(queue, types, locale))),
            ["queues"] = Choices(known.Select(queue => (queue.Name, queue.Name))),
            ["types"] = Choices(types.Select(kind => (kind.In(locale), kind.Code))),
            ["tiers"] = Choices(settings.Tiers.Select(tier => (tier.In(locale), tier.Code))),
            ["regions"] = Choices(settings.Regions.Select(region => (region.In(locale), region.Code))),
            ["teams"] = Choices(settings.Teams.Select(team => (team.In(locale), team.Code))),
            ["severities"] = Choices(Severities.All.Select(severity => (cards.Words(locale, "ticket.severity." + severity), severity))),
            ["people"] = Choices((await people.ListAsync(turn.Work, null, cancellationToken))
                .Where(person => person.Role is Roles.Agent or Roles.Lead or Roles.Presales)
                .Select(person => (person.Name, person.Id.ToString()))),
            ["say"] = new JsonObject { ["done"] = done },
        });
    }

    private JsonObject Row(TicketQueue queue, IReadOnlyList<CodeWord> types, string locale)
    {
        var comma = cards.Words(locale, "common.list_separator");
        return new()
        {
            ["name"] = queue.Name,
            ["detail"] = PrintCustomer.Joined(
            [
                string.Join(comma, queue.Types.Select(type => CompanySettings.Word(types, type, locale))),
                string.Join(comma, queue.Tiers.Select(tier => CompanySettings.Word(settings.Tiers, tier, locale))),
                string.Join(comma, queue.Regions),
                CompanySettings.Word(settings.Teams, queue.Team, locale),
                queue.Hours,
                queue.Zone,
            ]),
            ["say"] = new JsonObject { ["place"] = PrintCustomer.Joined(
                cards.Words(locale, queue.PlaceKey is null ? "ticket.queue.noPlace" : "ticket.queue.hasPlace"),
                queue.TellsCustomer ? cards.Words(locale, "ticket.queue.tells") : null) },
        };
    }

    private static JsonArray Choices(IEnumerable<(string Title, string Value)> choices) =>
        [.. choices.Select(choice => (JsonNode)new JsonObject { ["title"] = choice.Title, ["value"] = choice.Value })];
}

/// <summary>
/// Saves one queue: what goes there, who works it, when, who is on call. An empty choice keeps what is, <c>-</c> empties it.
/// </summary>
internal sealed class SaveQueue(TicketSettings card, QueueTable queues, CardLibrary cards) : ICardVerb
{
    private const int MostStepMinutes = 24 * 60;

    public string Verb => "ticket.queue.save";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (TicketSettings.Refusal(turn) is { } no) return no;
        if (action.Text("queue") is not { Length: > 0 } name || await queues.FindAsync(turn.Work, name, cancellationToken) is null)
            return new Reply.Refuse("ticket.queue.choose");
        var (hours, zone) = (Clip.Optional(action.Text("hours"), 60), Clip.Optional(action.Text("zone"), 60));
        if (hours is not (null or "-" or QueueTable.DayAndNight) && !IsHours(hours)) return new Reply.Refuse("ticket.queue.badHours");
        if (zone is not (null or "-") && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return new Reply.Refuse("ticket.queue.badZone");
        var queue = (await queues.ForChangeAsync(turn.Work, name, cancellationToken))!;
        Fill(queue, action);
        if (hours is not null || zone is not null)
        {
            (queue.Hours, queue.Zone) = (New(hours, queue.Hours), New(zone, queue.Zone));
            await RecountQueue.SetAsync(turn.Work, queue.Id, cancellationToken);
        }

        await turn.Work.World.ChangedAsync("ticket_queue", queue.Id, cancellationToken);
        return await card.CardAsync(turn, cards.Words(turn.Locale, "ticket.queue.saved"), cancellationToken);
    }

    private static void Fill(TicketQueue queue, CardAction action)
    {
        if (action.Text("types") is { Length: > 0 } types) queue.Types = types.Split(',');
        if (action.Text("tiers") is { Length: > 0 } tiers) queue.Tiers = tiers == "-" ? [] : tiers.Split(',');
        if (action.Text("regions") is { Length: > 0 } regions) queue.Regions = regions == "-" ? [] : regions.Split(',');
        if (action.Text("team") is { Length: > 0 } team) queue.Team = New(team, queue.Team);
        if (action.Text("tells") is "yes" or "no") queue.TellsCustomer = action.Text("tells") == "yes";
        if (Guid.TryParse(action.Text("oncall"), out var person)) queue.OnCallId = person;
        if (int.TryParse(action.Text("step"), System.Globalization.CultureInfo.InvariantCulture, out var minutes)
            && minutes is > 0 and <= MostStepMinutes)
            queue.StepMinutes = minutes;
    }

    private static string? New(string? said, string? known) => said switch { null => known, "-" => null, _ => said };

    private static bool IsHours(string text)
    {
        try
        {
            _ = WorkCalendars.Default.WithShifts([.. text.Split(',').Select(Shift.Parse)]);
            return true;
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>A new queue.</summary>
internal sealed class AddQueue(TicketSettings card, QueueTable queues, CardLibrary cards) : ICardVerb
{
    public string Verb => "ticket.queue.add";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (TicketSettings.Refusal(turn) is { } no) return no;
        if (Clip.Optional(action.Text("newQueue"), TicketQueue.NameLength) is not { } name || FoldedName.Of(name).Length == 0)
            return new Reply.Refuse("ticket.queue.noName");
        if (await queues.FindAsync(turn.Work, name, cancellationToken) is not null) return new Reply.Refuse("ticket.queue.known");
        var queue = new TicketQueue { Id = TicketQueue.IdOf(name), Name = name };
        turn.Db.Add(queue);
        await turn.Work.World.ChangedAsync("ticket_queue", queue.Id, cancellationToken);
        return await card.CardAsync(turn, cards.Words(turn.Locale, "ticket.queue.saved"), cancellationToken);
    }
}

/// <summary>A new kind of problem, with the words people use for it.</summary>
internal sealed class AddTicketKind(TicketSettings card, TicketKinds kinds, CardLibrary cards) : ICardVerb
{
    public string Verb => "ticket.type.add";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (TicketSettings.Refusal(turn) is { } no) return no;
        if (Clip.Optional(action.Text("newType"), TicketKind.NameLength) is not { } name || FoldedName.Of(name).Length == 0)
            return new Reply.Refuse("ticket.type.noName");
        var known = await kinds.ListAsync(turn.Work, cancellationToken);
        if (known.Any(
            kind => FoldedName.Of(kind.Code) == FoldedName.Of(name) || kind.Words.Any(word => FoldedName.Of(word) == FoldedName.Of(name))))
            return new Reply.Refuse("ticket.type.known");
        var kind = new TicketKind { Id = TicketKind.IdOf(name), Name = name,
            Words = (action.Text("words") ?? "").Split(',', '，', '、', ' ').Take(20).ToList() };
        turn.Db.Add(kind);
        await turn.Work.World.ChangedAsync("ticket_queue", kind.Id, cancellationToken);
        return await card.CardAsync(turn, cards.Words(turn.Locale, "ticket.type.saved"), cancellationToken);
    }
}

/// <summary>Deadlines for tickets opened from now on; without a queue or a tier for all of them.</summary>
internal sealed class SaveTarget(TicketSettings card, QueueTable queues, CompanySettings settings, CardLibrary cards) : ICardVerb
{
    public string Verb => "ticket.target.save";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (TicketSettings.Refusal(turn) is { } no) return no;
        var (response, resolve) = (ServicePromises.ReadMinutes(action.Text("response")),
            ServicePromises.ReadMinutes(action.Text("resolve")));
        if (action.Text("severity") is not { } severity || !Severities.All.Contains(severity) || (response is null && resolve is null))
            return new Reply.Refuse("ticket.target.incomplete");
        var queue = action.Text("targetQueue") is { Length: > 0 } name ? await queues.FindAsync(turn.Work, name, cancellationToken) : null;
        var tier = settings.Tiers.FirstOrDefault(known => known.Code == action.Text("targetTier"))?.Code;
        await ServicePromises.SetAsync(turn.Work, queue?.Name, tier, severity, response, resolve, cancellationToken);
        return await card.CardAsync(turn, cards.Words(turn.Locale, "ticket.target.saved"), cancellationToken);
    }
}
