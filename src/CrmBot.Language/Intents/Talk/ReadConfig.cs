using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Talk;

/// <summary>Changes a rule of the company, or its working hours.</summary>
internal sealed class ReadConfig : IntentReader
{
    public override string Intent => "config";

    public override IEnumerable<Frame> Read(Section section) => SeveralRules.In(section).Select(Set);

    private static Frame Set(Section section)
    {
        var draft = new FrameDraft("config");
        if (section.Has("config.hours"))
        {
            draft.Set(Frame.Aside, "hours").Set("work_hours",
                new JsonArray([.. AroundLunch(WorkHours.Find(section.Text))
                    .Select(pair => (JsonNode)new JsonArray(Clock(pair.From), Clock(pair.To)))]));
        }
        else if (section.Has("config.push"))
        {
            draft.Set(Frame.OwnRule, "push_cap");
            if (!section.Has("config.push.other"))
                draft.Set("n", section.Has("config.push.twice") ? JsonValue.Create(2)
                    : section.Has("config.push.once") ? JsonValue.Create(1) : Count(section));
        }
        else
        {
            var rule = Rule(section);
            draft.Set("rule", rule);
            if (rule == "pool_cap") draft.Set("n", Count(section));
            else SetLimit(draft, section);
            // back to the pool after 120: these are always days
            if (rule is "pool_return" or "dormant" or "survey_gap" && !draft.HasContent("days", "hours", "min"))
                draft.Set("days", Count(section));
            if (rule?.StartsWith("sla_", StringComparison.Ordinal) == true && section.Has("config.solve")) draft.SetTrue(Frame.Solves);
            // 公海回收B级30天: no rule of ours is for one grade
            if (section.FirstOf("grade") is { } grade) draft.Set(Frame.OfGrade, grade.Leaf.ToUpperInvariant());
        }

        return draft.Set("perm", "admin").Build();
    }

    /// <summary>9 to 5:30, lunch 12-1: hours within the others are free.</summary>
    private static IReadOnlyList<(TimeOnly From, TimeOnly To)> AroundLunch(IReadOnlyList<(TimeOnly From, TimeOnly To)> pairs) =>
        pairs is [var day, var lunch] && lunch.From > day.From && lunch.To < day.To ? [(day.From, lunch.From), (lunch.To, day.To)] : pairs;

    /// <summary>The longest word that names a rule.</summary>
    public static string? Rule(Section section)
    {
        CueHit? chosen = null;
        foreach (var hit in section.AllOf("config.rule"))
        {
            if (chosen is not { } best || hit.Length > best.Length) chosen = hit;
        }

        return chosen?.Leaf ?? (section.Has("pool.sea") ? "pool_return" : null);   // 公海30天改成20天
    }

    /// <summary>Whether a number or a stretch of time stands beside the rule.</summary>
    public static bool HasLimit(Section section) => Count(section) is not null || Rhythm(section) is not null
        || section.Times.Exists(static time => time.Amount is not null);

    /// <summary>每人上限50个 behind 公海回收改成30天: another rule is set, the one before stays.</summary>
    public static bool NamesAnother(Section section, Frame preview) =>
        section.Has("config.hours")
            ? !preview.Has("work_hours") : Rule(section) is { } rule && preview.Text("rule") is { } before && rule != before;

    private static void SetLimit(FrameDraft draft, Section section)
    {
        var from = section.First("change.word")?.End ?? section.Span.Start;   // 超过两小时就报警 改成一小时
        var time = section.Times.Find(time => time.Amount is not null && time.Span.Start >= from)
            ?? section.Times.Find(static time => time.Amount is not null);
        if ((time?.Amount ?? Rhythm(section)) is not { } amount) return;
        if (amount.Minutes != 0 || decimal.Truncate(amount.Hours) != amount.Hours)
            draft.SetNumber("min", (amount.Hours * 60) + amount.Minutes);
        else if (amount.Hours != 0) draft.SetNumber("hours", amount.Hours);
        else draft.SetNumber("days", amount.InDays);
    }

    /// <summary>one survey every 90 days: how far apart.</summary>
    private static TimeAmount? Rhythm(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsRecurrence && time.AsRecurrence() is { Weekdays.Count: 0 } every) return every.Step;
        }

        return null;
    }

    /// <summary>一个人最多跟60家: the number named last.</summary>
    private static JsonValue? Count(Section section)
    {
        JsonValue? last = null;
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (!WordEdge.IsStart(section.Lower, at)
                || NumeralReader.Read(section.Lower, at) is not { IsPlain: true, IsWhole: true, Value: > 0 } number) continue;
            if (section.IsTime(number.Span)) continue;
            if (last is null || number.Value > 1) last = JsonValue.Create((int)number.Value);   // 改一下 counts nothing
            at = number.Span.End - 1;
        }

        return last;
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
