using System.Globalization;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>提前半小时叫我, behind a meeting that was just noted: so long before it, and of it.</summary>
internal static class AheadOfOpen
{
    /// <returns>False when there is no such meeting, or the message names a moment of its own.</returns>
    public static bool Set(FrameDraft draft, Section section)
    {
        if (section.Utterance.Preview is not { Intent: "log" } open || open.Object("next") is not { } next) return false;
        if (section.Customers.Count > 0 || section.Times.Exists(static time => !time.IsVague && !time.IsDuration)) return false;
        if (EarlyReminder.Find(section) is not { } early || Moment(next["at"]?.GetValue<string>()) is not { } meeting) return false;
        var moment = early.Before(meeting);
        if (moment <= section.Now.Wall) return false;
        if (open.Text("cust") is { } customer) draft.Set("cust", customer).Set("ref", "context");
        draft.Set("at", SlotForm.Of(moment)).Set("do", next["do"]?.GetValue<string>());
        return true;
    }

    private static DateTime? Moment(string? said) =>
        DateTime.TryParseExact(said, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
