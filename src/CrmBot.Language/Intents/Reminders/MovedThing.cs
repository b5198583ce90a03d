using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>What a move stands right behind, whatever deal is spoken of or open: a meeting, or a reminder.</summary>
internal static class MovedThing
{
    private static readonly string[] Meetings = ["ch.meeting", "ch.call", "ch.visit", "ch.video", "ch.demo"];

    /// <summary>饭局改到周四, demo推到下周二.</summary>
    public static bool IsMeeting(Section section)
    {
        if (section.Has("event.moved")) return true;
        foreach (var meeting in Meetings)
        {
            if (section.Has(meeting, IsMoved)) return true;
        }

        return false;
    }

    /// <summary>百味轩那单的提醒推迟到周五.</summary>
    public static bool IsReminder(Section section) => section.Has("rem.noun", IsMoved);

    private static bool IsMoved(Section section, CueHit thing) =>
        section.HasAt("rem.move", thing.End) || section.HasAt("rem.shift", thing.End);
}
