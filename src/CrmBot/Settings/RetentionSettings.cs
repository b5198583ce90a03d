using System.Globalization;
using CrmBot.Runtime.Store;

namespace CrmBot.Settings;

/// <summary>
/// How long is kept what nobody works with any more, in days: <c>Retention:OutboxDays</c> (3), <c>Retention:UndeliveredDays</c> (30),
/// <c>Retention:RepeatDays</c> (2), <c>Retention:UndoDays</c> (1), <c>Retention:MemoryDays</c>
/// (90), <c>Retention:EventDays</c> (7), <c>Retention:DigestDays</c> (400),
/// <c>Retention:AuditDays</c> (0: for ever).
/// </summary>
internal static class RetentionSettings
{
    private const int Longest = 36_500;

    public static Retention Read(IConfiguration configuration)
    {
        var (usual, audit) = (new Retention(), Days(configuration, "AuditDays", 0, 0));
        return new Retention
        {
            Delivered = TimeSpan.FromDays(Days(configuration, "OutboxDays", usual.Delivered.Days, 1)),
            Undelivered = TimeSpan.FromDays(Days(configuration, "UndeliveredDays", usual.Undelivered.Days, 1)),
            Repeats = TimeSpan.FromDays(Days(configuration, "RepeatDays", usual.Repeats.Days, 1)),
            Undo = TimeSpan.FromDays(Days(configuration, "UndoDays", usual.Undo.Days, 0)),
            Memory = TimeSpan.FromDays(Days(configuration, "MemoryDays", usual.Memory.Days, 1)),
            Events = TimeSpan.FromDays(Days(configuration, "EventDays", usual.Events.Days, 2)),
            // What could not be delivered for a month may still be sent again, and is drawn then.
            Counted = TimeSpan.FromDays(Days(configuration, "DigestDays", usual.Counted.Days, 31)),
            Audit = audit == 0 ? null : TimeSpan.FromDays(audit),
        };
    }

    private static int Days(IConfiguration configuration, string name, int usual, int least)
    {
        var text = configuration["Retention:" + name];
        if (text is null) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days >= least && days <= Longest
            ? days
            : throw new SettingException($"Retention:{name} is \"{text}\"; it is a number of days, {least} to {Longest}.");
    }
}
