using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <summary>she's on holiday til the 14th, call her then: the day was said before, and then is when they are called.</summary>
internal static class CalledThen
{
    private static readonly TimeOnly Morning = new(9, 0);

    public static void Set(FrameDraft draft, Section section)
    {
        if (draft.Has("next") || section.First("then.call") is not { } then || Day(section, then.Start) is not { } day) return;
        draft.Set("next", new JsonObject { ["do"] = "call", ["at"] = SlotForm.Of(day.ToDateTime(Morning)) });
    }

    private static DateOnly? Day(Section section, int before)
    {
        foreach (var time in section.Times)
        {
            if (time.Span.End <= before && !time.IsDuration && time.AsDeadline() is { } until && until.Day > section.Today)
                return until.Day;
        }

        return null;
    }
}
