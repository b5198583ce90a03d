namespace CrmBot.Features.Reminders;

/// <summary>中科的会改成已完成: which reminders a word for a meeting, a visit or a dinner can mean.</summary>
internal static class CalledReminder
{
    /// <summary>Those called so; where none is, all but what we promised, which is no meeting.</summary>
    public static List<Reminder> Fitting(List<Reminder> open, string? what)
    {
        if (string.IsNullOrEmpty(what)) return open;
        var word = what[0] == '会' ? "会" : what;
        var called = open.FindAll(reminder => reminder.Text.Contains(word, StringComparison.Ordinal));
        return called.Count > 0 ? called : open.FindAll(static reminder => reminder.Kind != ReminderKind.Promise);
    }
}
