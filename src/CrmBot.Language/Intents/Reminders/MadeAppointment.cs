using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>给老王约了周四下午两点去厂里，提前一天提醒我: the appointment that was made, beside the reminder of it.</summary>
internal static class MadeAppointment
{
    /// <returns>The log of it, with the visit as its next step; null when nothing was made, or no day and hour is named.</returns>
    public static Frame? Of(Section section, Frame reminder)
    {
        if (section.First("status.meeting_set") is not { } made || EarlyReminder.Find(section) is not { } early
            || reminder.Text("at") is null) return null;
        var due = section.Times.Find(time => time.Span.Start >= made.Start && !time.IsDuration && !early.Words.Overlaps(time.Span)
            && time is { HasDay: true, HasClock: true });
        if (due?.AsPointAhead(true) is not { } at || Whom(section, reminder) is not { } contact) return null;
        var draft = new FrameDraft("log");
        CustomerSlot.Fill(draft, CustomerSlot.WithGuess(section, contact), contact, required: true);
        draft.Set("who", contact.Written).Set("at", TimeSlots.Today(section)).Set("status", "meeting_set");
        draft.Set("next", new JsonObject { ["do"] = reminder.Text("do"), ["at"] = SlotForm.Of(at) });
        return draft.Build();
    }

    private static PersonMention? Whom(Section section, Frame reminder) =>
        Persons.Contacts(section).FirstOrDefault(person => person.Written == reminder.Text("who"));

    /// <summary>约了去厂里: what is to be done, without the word for the appointment.</summary>
    public static Frame Plainly(Frame reminder) =>
        reminder.Text("do") is { Length: > 3 } task && task.StartsWith("约了", StringComparison.Ordinal)
            ? reminder.With("do", task[2..]) : reminder;
}
