using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Over which days a list goes, and what happened on them: closed, made, to be signed, ending.</summary>
internal static class DaysWanted
{
    public static void Set(FrameDraft draft, Section section, string of)
    {
        if (of == "ticket" && Age(section) is { } age)
            draft.Set("created", Between(null, section.Today.AddDays(-(int)age.InDays))).Set("state", "open");
        else SetPeriod(draft, section, of);
    }

    /// <summary>older than 3 days.</summary>
    private static TimeAmount? Age(Section section) =>
        section.Has("find.older") ? section.Times.Find(static time => time.Amount is { InDays: >= 1 })?.Amount : null;

    private static void SetPeriod(FrameDraft draft, Section section, string of)
    {
        if (draft.Has("silent_days") || section.Clauses.Count == 0) return;
        var (slot, view) = SlotOf(section, of);
        foreach (var time in section.Times)
        {
            if (time.IsVague || Days(time, view) is not { } days || IsUpToNow(section, time)) continue;
            if (slot == "created" && !TellsWhenMade(draft, section, days)) continue;
            // expiring in 60 days
            if (of == "contract" && time.Amount is not null && days.From == days.To) days = days with { From = section.Today };
            draft.Set(slot, Between(days.From, days.To));
            return;
        }
    }

    /// <summary>The slot the days belong to, and whether they are looked for behind or ahead.</summary>
    private static (string Slot, TimeView View) SlotOf(Section section, string of)
    {
        if (StateWanted.IsLost(section) || StateWanted.IsWon(section, of)) return ("closed", TimeView.Behind);
        return of switch
        {
            "contract" => ("end", TimeView.Ahead),
            "ticket" when AreClosed(section) => ("closed", TimeView.Behind),
            "deal" when section.Has("find.close") || !section.Has("find.created") => ("close", TimeView.Ahead),
            _ => ("created", TimeView.Behind),
        };
    }

    /// <summary>今天关了几个, 上周解决的工单; 没关的 are not.</summary>
    private static bool AreClosed(Section section) => !section.Has("find.no")
        && (section.Has("find.closed") || ClosedList.IsNamed(section) || StateWanted.DidWin(section));

    private static DateRange? Days(TimeMention time, TimeView view) =>
        time.Day is { } day && time.Until is null && time.Mark == TimeMark.None ? day.Days(time.Scene, view) : time.AsPeriod(view);

    /// <summary>到今天没人碰过的: it says up to when, and not when anything was.</summary>
    private static bool IsUpToNow(Section section, TimeMention time) => section.Lower[time.Span.Start] == '到'
        || (time.Span.Start > 0 && section.Lower[time.Span.Start - 1] == '到' && time.Tendency == TimeTendency.Present);

    /// <summary>Not of 下周去武汉，那边有哪些客户, which lies ahead, nor of what is still open now.</summary>
    private static bool TellsWhenMade(FrameDraft draft, Section section, DateRange days) =>
        !(days.From > section.Today) && !(draft.Is("state", "open") && (StateWanted.IsUnclosed(section) || IsStillOpen(section)));

    /// <summary>我今天还剩几单: today is when it is asked, not when they came.</summary>
    private static bool IsStillOpen(Section section) =>
        section.Has("agenda.open", static (section, hit) => WordEdge.IsChinese(section.Lower[hit.Start]));

    private static JsonArray Between(DateOnly? from, DateOnly? to) =>
        new(from is { } first ? SlotForm.Of(first) : null, to is { } last ? SlotForm.Of(last) : null);
}
