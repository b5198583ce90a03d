using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Features.Company;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>Puts what was understood into an interaction, its points and the follow-ups that come out of it.</summary>
internal sealed class WriteInteraction(
    ICustomerDirectory customers, ICustomerCurrency currency, CompanySettings settings, IFollowUps followUps,
    IEnumerable<IContactListener> listeners)
{
    private const int Noon = 12;
    private const int MostPoints = 12;
    private const int PointLength = 600;

    /// <param name="at">When it was, where that is known to the minute; null for the day that was said.</param>
    public async Task FillAsync(
        Turn turn, Interaction interaction, Guid customerId, Frame frame, CancellationToken cancellationToken, long? at = null)
    {
        interaction.CustomerId = customerId;
        await FillWhoAsync(turn, interaction, frame, cancellationToken);
        var budget = await BudgetAsync(turn, customerId, frame, cancellationToken);
        FillFacts(interaction, frame);
        interaction.BudgetSaid = budget?.ToJsonString();
        FillDay(turn, interaction, frame);
        if (at is { } moment)
            (interaction.HappenedAt, interaction.Day) = (moment,
                SaidTime.Write(DateOnly.FromDateTime(Instants.ToLocal(moment, turn.Actor.Zone))));
        interaction.Needs = Points(frame.Texts("needs"));
        interaction.Objections = Points(frame.Texts("objections"));
        await AddFollowUpsAsync(turn, interaction, frame, cancellationToken);
        await customers.LearnAsync(
            turn.Work, customerId, new CustomerFacts { Budget = budget, Roles = frame.Objects("roles") }, cancellationToken);
        foreach (var listener in listeners) await listener.LoggedAsync(turn.Work, interaction, cancellationToken);
        // The customer's card shows the last contact.
        await turn.Work.Outbox.RefreshCopiesAsync(new RecordRef("customer", customerId), cancellationToken);
    }

    /// <summary>Takes back the follow-ups that the sentence had brought, before the corrected one is put in.</summary>
    public Task EmptyAsync(Turn turn, Interaction interaction, CancellationToken cancellationToken) =>
        followUps.RemoveOfInteractionAsync(turn.Work, interaction.Id, cancellationToken);

    private async Task FillWhoAsync(Turn turn, Interaction interaction, Frame frame, CancellationToken cancellationToken)
    {
        interaction.Who = frame.Text("who") is { } who ? Shorten.To(who, 120) : null;
        interaction.ContactId = interaction.Who is null
            ? null
            : (await customers.FindContactAsync(turn.Work, interaction.CustomerId, interaction.Who, cancellationToken))?.Id;
    }

    private async Task<JsonObject?> BudgetAsync(Turn turn, Guid customerId, Frame frame, CancellationToken cancellationToken) =>
        frame.Object("amt") is not { } amount
            ? null
            : SaidCurrency.Own(amount, turn.Text, await CurrencyAsync(turn, customerId, cancellationToken), settings.DefaultCurrency);

    private async Task<string?> CurrencyAsync(Turn turn, Guid customerId, CancellationToken cancellationToken) =>
        await currency.FindAsync(turn.Work, customerId, cancellationToken) is { } known ? known
            : await turn.Work.Records.FindAsync<Customer>(customerId, cancellationToken) is { } customer
            ? ZoneCurrency.Of(turn.Actor, customer, settings) : null;

    private static void FillFacts(Interaction interaction, Frame frame)
    {
        interaction.Channel = frame.Text("ch");
        interaction.Outcome = frame.Text("outcome");
        interaction.Attempts = int.TryParse(frame.Text("n"), CultureInfo.InvariantCulture, out var attempts) ? attempts : null;
        interaction.Note = Shorten.To(string.Join(' ', frame.Texts("note")), Interaction.NoteLength);
        interaction.Status = frame.Text("status");
        interaction.Milestone = frame.Text("milestone");
        interaction.Vagueness = frame.Ask.Contains("detail") ? Vagueness.Asked : Vagueness.Concrete;
    }

    private static void FillDay(Turn turn, Interaction interaction, Frame frame)
    {
        var today = DateOnly.FromDateTime(turn.LocalNow);
        SetDay(turn, interaction, SaidTime.Read(frame.Text("at"))?.Day ?? today);
    }

    /// <summary>The day a contact took place, and its place on the timeline.</summary>
    public static void SetDay(Turn turn, Interaction interaction, DateOnly day)
    {
        var today = DateOnly.FromDateTime(turn.LocalNow);
        interaction.Day = SaidTime.Write(day);
        interaction.HappenedAt = day == today ? turn.Now : Instants.FromLocal(day.ToDateTime(new TimeOnly(Noon, 0)), turn.Actor.Zone);
    }

    private static List<string> Points(IReadOnlyList<string> texts) =>
        [.. texts.Take(MostPoints).Select(text => Shorten.To(text, PointLength))];

    private async Task AddFollowUpsAsync(Turn turn, Interaction interaction, Frame frame, CancellationToken cancellationToken)
    {
        foreach (var promise in frame.Objects("promises"))
        {
            await AddAsync(turn, interaction, ReminderKind.Promise, promise, cancellationToken);
        }

        if (frame.Object("next") is { } next)
        {
            await AddAsync(turn, interaction, ReminderKind.NextStep, next, cancellationToken);
        }
    }

    private async Task AddAsync(Turn turn, Interaction interaction, ReminderKind kind, JsonObject said, CancellationToken cancellationToken)
    {
        if (TextOf(said, "do") is not { Length: > 0 } text) return;
        await followUps.AddAsync(
            turn,
            new NewFollowUp(kind, text)
            {
                CustomerId = interaction.CustomerId,
                Who = interaction.Who,
                InteractionId = interaction.Id,
                At = SaidTime.Read(TextOf(said, "at")),
                By = SaidTime.Read(TextOf(said, "by")),
            },
            cancellationToken);
    }

    private static string? TextOf(JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
