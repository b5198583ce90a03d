using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions;

/// <summary>What a logged contact says, to be corrected by whoever logged it. Its follow-ups have cards of their own.</summary>
internal sealed class EditInteraction(CardLibrary cards, ICustomerDirectory customers, IFollowUps followUps) : IForm
{
    public const string Form = "interaction.edit";

    public string Name => Form;

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        if (await FindAsync(opening.View, opening.Record, opening.Actor.Id, cancellationToken) is not { } interaction)
            return new FormResult.Refuse("interaction.notYours");
        var needsNote = await NeedsNoteAsync(opening.View, interaction, cancellationToken);
        return Show(interaction.Id, new Filled(interaction.Who, interaction.Channel, interaction.Day, interaction.Note), needsNote, []);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn.Work, input.Record, turn.Actor.Id, cancellationToken) is not { } interaction)
            return new FormResult.Refuse("interaction.notYours");
        var filled = new Filled(input.Text("who"), input.Text("channel"), input.Text("date"), input.Text("note"));
        var errors = new FormErrors(cards, turn.Locale);
        var needsNote = await NeedsNoteAsync(turn.Work, interaction, cancellationToken);
        ContactFields.Check(filled.Note, filled.Who, filled.Channel, errors, needsNote);
        var today = DateOnly.FromDateTime(turn.LocalNow);
        if (SaidTime.Read(filled.Day) is not { HasClock: false } day) errors.Add("interaction.form.noDay");
        else if (day.Day > today) errors.Add("interaction.form.future");
        if (!errors.None) return Show(interaction.Id, filled, needsNote, errors.ToJson());
        await ChangeAsync(turn, interaction, filled, cancellationToken);
        return new FormResult.Done();
    }

    private async Task ChangeAsync(Turn turn, Interaction interaction, Filled filled, CancellationToken cancellationToken)
    {
        (interaction.Note, interaction.Channel) = (filled.Note ?? "", filled.Channel);
        if (interaction.Vagueness == Vagueness.Asked && interaction.Note.Length > 0) interaction.Vagueness = Vagueness.Answered;
        if (interaction.Who != filled.Who)
        {
            interaction.Who = filled.Who;
            interaction.ContactId = filled.Who is null
                ? null
                : (await customers.FindContactAsync(turn.Work, interaction.CustomerId, filled.Who, cancellationToken))?.Id;
        }

        if (interaction.Day != filled.Day) WriteInteraction.SetDay(turn, interaction, SaidTime.Read(filled.Day)!.Value.Day);
        // The customer's card shows the last contact.
        await turn.Work.Outbox.RefreshCopiesAsync(new RecordRef("customer", interaction.CustomerId), cancellationToken);
    }

    // “要补技术参数，下周三再打” is all promise and next step: nothing is left for a note, and nothing more has to be said.
    private async Task<bool> NeedsNoteAsync(ReadView view, Interaction interaction, CancellationToken cancellationToken) =>
        interaction.Note.Length > 0
        || (interaction is { Needs.Count: 0, Objections.Count: 0, BudgetSaid: null, Outcome: null, Status: null, Milestone: null }
            && (await followUps.OfInteractionAsync(view, interaction.Id, cancellationToken)).Count == 0);

    private static FormResult.Show Show(Guid id, Filled filled, bool needsNote, JsonArray errors) => new(
        "form-interaction",
        new JsonObject
        {
            ["errors"] = errors,
            ["who"] = filled.Who ?? "",
            ["channel"] = filled.Channel ?? "",
            ["date"] = filled.Day ?? "",
            ["note"] = filled.Note ?? "",
            ["needsNote"] = needsNote,
        },
        "interaction.form.edit",
        new RecordRef("interaction", id));

    private static async Task<Interaction?> FindAsync(ReadView view, RecordRef? record, Guid person, CancellationToken cancellationToken) =>
        record is { Kind: "interaction", Id: var id }
            ? await view.Db.Set<Interaction>().FirstOrDefaultAsync(known => known.Id == id && known.PersonId == person, cancellationToken)
            : null;

    private sealed record Filled(string? Who, string? Channel, string? Day, string? Note);
}
