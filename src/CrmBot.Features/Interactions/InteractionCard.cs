using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Interactions;

/// <summary>The card of a logged contact: what was understood, with absolute dates.</summary>
internal sealed class InteractionCard(
    CardLibrary cards, WhenWords when, ICustomerDirectory customers, IPersonDirectory people, IFollowUps followUps, Policy policy)
    : IRecordCard
{
    public string Kind => "interaction";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        var interaction = await view.Records.ReadAsync<Interaction>(id, cancellationToken);
        if (interaction is null || await customers.FindAsync(view, interaction.CustomerId, cancellationToken) is not { } customer)
            return null;
        var sight = policy.Decide(cardView.Viewer, "see", customer.Subject);
        var isFull = sight.Allowed && !sight.Masked.Contains("notes");
        var data = new JsonObject
        {
            ["customer"] = customer.Name,
            ["who"] = isFull ? interaction.Who ?? "" : "",
            ["note"] = isFull ? interaction.Note : "",
            ["needs"] = new JsonArray(),
            ["objections"] = new JsonArray(),
            ["promises"] = new JsonArray(),
            ["next"] = new JsonArray(),
            ["kept"] = new JsonArray(),
            ["edit"] = cardView.Viewer?.Id == interaction.PersonId,
            ["askDetail"] = isFull && interaction.Vagueness == Vagueness.Asked,
            ["say"] = new JsonObject
            {
                ["line"] = Line(view, interaction, cardView),
                ["budget"] = isFull && !sight.Masked.Contains("amount") ? SaidBudget.Print(interaction.BudgetSaid, cardView.Locale) : "",
            },
        };
        if (isFull) await AddDetailsAsync(view, interaction, cardView, data, cancellationToken);
        data["by"] = cardView.Viewer?.Id == interaction.PersonId
            ? ""
            : interaction.Author ?? (await people.FindAsync(view, interaction.PersonId, cancellationToken))?.Name ?? "";
        return new CardContent("interaction", data, "interaction.summary") { Form = (bool)data["edit"]! ? EditInteraction.Form : null };
    }

    private async Task AddDetailsAsync(
        ReadView view, Interaction interaction, CardView cardView, JsonObject data, CancellationToken cancellationToken)
    {
        data["needs"] = Texts(interaction.Needs, interaction.Who);
        data["objections"] = Texts(interaction.Objections, interaction.Who);
        foreach (var step in await followUps.OfInteractionAsync(view, interaction.Id, cancellationToken))
        {
            data[step.Kind == ReminderKind.Promise ? "promises" : "next"]!.AsArray().Add(Step(view, step, cardView));
        }

        if (HasGoneOut(interaction) && cardView.Viewer?.Id == interaction.PersonId)
            data["kept"] = await KeptAsync(view, interaction, cardView, cancellationToken);
    }

    private static bool HasGoneOut(Interaction interaction) =>
        interaction.Status == "sent" || interaction.Milestone is "sample_sent" or "contract_sent";

    // Something was sent: that may be what had been promised, which only they know.
    private async Task<JsonArray> KeptAsync(ReadView view, Interaction interaction, CardView cardView, CancellationToken cancellationToken)
    {
        var kept = new JsonArray();
        foreach (var promise in await followUps.PromisedAsync(view, interaction.CustomerId, interaction.PersonId, interaction.CreatedAt,
            cancellationToken))
        {
            if (promise.InteractionId == interaction.Id) continue;
            var row = Step(view, promise, cardView);
            row["promise"] = promise.Id.ToString("N");
            kept.Add((JsonNode)row);
        }

        return kept;
    }

    private static JsonArray Texts(IReadOnlyList<string> texts, string? who) =>
        [.. texts.Select(text => (JsonNode)new JsonObject { ["text"] = WithoutSaying.Of(text, who) })];

    private JsonObject Step(ReadView view, Reminder step, CardView cardView)
    {
        var now = Instants.ToLocal(view.Now, cardView.Zone);
        var due = SaidTime.Read(step.By ?? step.At) is { } time
            ? when.DatedSaid(time, now, cardView.Locale)
            : cards.Words(cardView.Locale, "interaction.undated");
        return new JsonObject
        {
            ["text"] = WithoutSaying.Of(step.Text, step.Who),
            ["say"] =
                new JsonObject { ["due"] = step.By is null ? due : cards.Words(cardView.Locale, "interaction.before", ("when", due)) },
        };
    }

    private string Line(ReadView view, Interaction interaction, CardView cardView)
    {
        var today = Instants.DayOf(view.Now, cardView.Zone);
        string?[] parts =
        [
            Word("channel", interaction.Channel),
            interaction.Attempts is > 1 and var times ? cards.Words(cardView.Locale, "interaction.attempts", ("count", times)) : null,
            SaidTime.Read(interaction.Day) is { } day ? when.Date(day.Day, today, cardView.Locale) : null,
            Word("outcome", interaction.Outcome),
            Word("status", interaction.Status),
            Word("milestone", interaction.Milestone),
        ];
        return string.Join(" · ", parts.Where(part => part is not null));

        string? Word(string list, string? code) =>
            code is not null && cards.HasWords($"interaction.{list}.{code}")
                ? cards.Words(cardView.Locale, $"interaction.{list}.{code}")
                : null;
    }
}
