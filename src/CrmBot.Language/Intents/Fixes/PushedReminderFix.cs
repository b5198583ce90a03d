using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// push the reminder to thursday same time, under the preview of a reminder: that one is meant; a day alone keeps its hour (contract 5.18).
/// </summary>
internal static class PushedReminderFix
{
    public static JsonObject Read(Section section, Frame preview)
    {
        if (!(section.Has("rem.itself") || section.Has("reminder.noun")) || !(section.Has("rem.push") || section.Has("rem.move"))
            || section.Has("remind.ask")) return [];
        if (section.Customers.Count + section.People.Count > 0 || ReadReminderChange.MovedTo(section) is not { } time) return [];
        return DateTime.TryParseExact(preview.Text("at"), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var old) && time.Correct(old) is { } now
            ? new() { ["at"] = SlotForm.Of(now) } : [];
    }
}
