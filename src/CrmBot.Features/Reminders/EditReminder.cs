using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

/// <summary>Everything about a reminder that one may want to change, in one form: what, when, who.</summary>
internal sealed class EditReminder(CardLibrary cards, IPersonDirectory people) : IForm
{
    public string Name => "reminder.edit";

    public async Task<FormResult> OpenAsync(FormOpening opening, CancellationToken cancellationToken)
    {
        if (await FindAsync(opening.View, opening.Record, cancellationToken) is not { } reminder)
            return new FormResult.Refuse("reminder.gone");
        if (!await ReminderAccess.MayChangeAsync(opening.View, opening.Actor, reminder, cancellationToken))
            return new FormResult.Refuse("reminder.notYours");
        if (!reminder.IsOpen) return new FormResult.Refuse("reminder.edit.closed");
        var shown = Shown(reminder);
        return await ShowAsync(opening.View, reminder, new Filled(reminder.Text, shown?.Day, shown?.Clock, reminder.OwnerId.ToString()), [],
            cancellationToken);
    }

    public async Task<FormResult> SendAsync(Turn turn, FormInput input, CancellationToken cancellationToken)
    {
        var (reminder, refusal) = await ReminderAccess.FindAsync(turn, input.Record, cancellationToken);
        if (reminder is null)
            return refusal is Reply.Refuse no ? new FormResult.Refuse(no.Key, no.Arguments) : new FormResult.Refuse("reminder.gone");
        if (!reminder.IsOpen) return new FormResult.Refuse("reminder.edit.closed");

        var filled = new Filled(input.Text("text"), input.Text("date"), input.Text("time"), input.Text("to"));
        var errors = new FormErrors(cards, turn.Locale);
        var at = When(turn, reminder, filled, errors);
        if (filled.Text is null) errors.Add("reminder.edit.noText");
        else if (filled.Text.Length > Reminder.TextLength) errors.Add("form.too_long", ("limit", Reminder.TextLength));
        var colleague = Guid.TryParse(filled.To, out var id) ? await people.FindAsync(turn.Work, id, cancellationToken) : null;
        if (colleague is null) errors.Add("reminder.chooseWho");
        if (!errors.None) return await ShowAsync(turn.Work, reminder, filled, errors.ToJson(), cancellationToken);
        await ChangeAsync(turn, reminder, filled.Text!, at, colleague!, cancellationToken);
        return new FormResult.Done();
    }

    private static async Task ChangeAsync(
        Turn turn, Reminder reminder, string text, DateTime? at, Colleague colleague, CancellationToken cancellationToken)
    {
        reminder.Text = text;
        if (at is { } local) await PostponeReminder.ToAsync(turn, reminder, local, cancellationToken);
        await HandOver.ToAsync(turn, reminder, colleague, cancellationToken);
    }

    // Null also when the time stays as it is.
    private static DateTime? When(Turn turn, Reminder reminder, Filled filled, FormErrors errors)
    {
        var shown = Shown(reminder);
        if (filled.Date == shown?.Day && (filled.Time ?? shown?.Clock) == shown?.Clock) return null;
        if (SaidTime.Read($"{filled.Date}T{filled.Time ?? shown?.Clock ?? "09:00"}") is not { } wanted) errors.Add("reminder.noTime");
        else if (wanted.Local <= turn.Work.LocalNow(reminder.TimeZone)) errors.Add("reminder.past");
        else return wanted.Local;
        return null;
    }

    private async Task<FormResult> ShowAsync(
        ReadView view, Reminder reminder, Filled filled, JsonArray errors, CancellationToken cancellationToken)
    {
        var colleagues = await people.ListAsync(view, null, cancellationToken);
        var data = new JsonObject
        {
            ["errors"] = errors,
            ["text"] = filled.Text ?? "",
            ["date"] = filled.Date ?? "",
            ["time"] = filled.Time ?? "",
            ["to"] = filled.To ?? "",
            ["colleagues"] = new JsonArray([.. colleagues.Take(100).Select(colleague =>
                (JsonNode)new JsonObject { ["title"] = colleague.Name, ["value"] = colleague.Id.ToString() })]),
        };
        return new FormResult.Show("form-reminder", data, "reminder.edit.title", new RecordRef("reminder", reminder.Id));
    }

    private static (string Day, string Clock)? Shown(Reminder reminder) =>
        SaidTime.Read(reminder.At ?? reminder.By) is { } time
            ? (SaidTime.Write(time.Day), time.HasClock ? SaidTime.Write(time.Local)[^5..] : "09:00") : null;

    private static async Task<Reminder?> FindAsync(ReadView view, RecordRef? record, CancellationToken cancellationToken) =>
        record is { Kind: "reminder", Id: var id }
            ? await view.Db.Set<Reminder>().FirstOrDefaultAsync(known => known.Id == id, cancellationToken) : null;

    private sealed record Filled(string? Text, string? Date, string? Time, string? To);
}
