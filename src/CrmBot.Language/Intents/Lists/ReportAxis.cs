using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Lists;

/// <summary>By what a figure is told apart, and of which of those only: 按渠道, 官网跟展会, 谁签得多.</summary>
internal static class ReportAxis
{
    private static readonly string[] Axes = ["src", "grade", "stage", "industry", "region", "owner", "month", "week"];

    public static void Set(FrameDraft draft, Section section, string of)
    {
        if (section.Has("best.source")) draft.Set("by", "src");   // 渠道 is what is asked by, not the resellers
        else SetBy(draft, section, of);
        if (of == "loss" && !draft.Has("by") && section.FirstOf("reason") is { } why) draft.Set("by", "reason").SetList("only", [why.Leaf]);
        if (of == "conversion" && section.Has("funnel.where") && !draft.Has("by")) draft.Set("by", "stage");
        if (of == "new_leads" && section.HasAny("leads.from", "leads.which") && !draft.Has("by")) draft.Set("by", "src");
        SetOwn(draft, section);
        if (of == "touches" && section.Has("touched.whom") && !draft.Has("by")) draft.Set(Frame.By, "customer");
        if (of == "pipeline" && section.Has("each.rep") && !draft.Has("by")) draft.Set("by", "owner");   // deals per rep
    }

    private static void SetBy(FrameDraft draft, Section section, string of)
    {
        var named = Named(section);
        var axis = Said(section, of);
        List<string> only = [];
        if (named.Find(static part => part.Values.Count > 1) is { Values: not null } several) (axis, only) = several;
        else if (AsksOfPeople(section)) axis ??= "owner";
        if (only.Count == 0 && axis is "owner" && ReportPeople.AreSeveral(section)) only = ReportPeople.Named(section);
        // 官网来的线索转化率, 华东这个月还能签多少
        if (axis is null && named.Find(part => part.By != "src" || of == "conversion") is { Values: not null } one) (axis, only) = one;
        draft.Set("by", section.Has("beaten.by") ? null : axis);
        if (only.Count > 0) draft.SetList("only", only);
    }

    /// <summary>按组, 各个组: by teams and not by people; 丢给谁最多: by whoever won instead.</summary>
    private static void SetOwn(FrameDraft draft, Section section)
    {
        if (section.Has("beaten.by")) draft.Set(Frame.By, "rival");
        if (!draft.Is("by", "owner") || ReportPeople.AreSeveral(section)) return;
        List<string> teams = [.. section.CodesOf(CodeKind.Team).Select(static code => code.Code).Distinct()];
        if (teams.Count > 1) draft.Set(Frame.By, "team").SetList(Frame.Only, teams);
        else if (section.Has("axis.team")) draft.Set(Frame.By, "team");
    }

    /// <summary>谁签得多, 一组跟二组哪个好.</summary>
    private static bool AsksOfPeople(Section section) => ReportPeople.AreRanked(section)
        || (section.HasAny("report.which", "report.who", "report.versus")
            && (ReportPeople.AreCompared(section) || ReportPeople.AreStrongTeams(section)));

    private static string? Said(Section section, string of) => BehindBy(section) ?? (IsWhy(section, of) ? "reason" : InWords(section));

    /// <summary>丢单原因, why do we lose.</summary>
    private static bool IsWhy(Section section, string of) => of is "loss" or "win" && section.HasAny("axis.reason", "pool.why");

    /// <summary>各阶段, 每个月: where it is no part of the measure's name or of a period.</summary>
    private static string? InWords(Section section)
    {
        foreach (var axis in Axes)
        {
            if (section.Has("axis." + axis, static (section, hit) => !IsInMeasure(section, hit.Span) && !IsInPeriod(section, hit.Span)))
                return axis;
        }

        return null;
    }

    /// <summary>销售漏斗 asks for the funnel, not by whom.</summary>
    private static bool IsInMeasure(Section section, TextSpan span)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("report") && hit.Span.Contains(span) && hit.Length > span.Length) return true;
        }

        return false;
    }

    /// <summary>4月份 is when, not by what.</summary>
    private static bool IsInPeriod(Section section, TextSpan span)
    {
        foreach (var time in section.Times)
        {
            if (!time.IsRecurrence && time.Span.Contains(span) && time.Span.Length > span.Length) return true;
        }

        return false;
    }

    /// <summary>按行业看, by region: what stands behind the word is asked for, whatever else is named.</summary>
    private static string? BehindBy(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("axis") && Array.IndexOf(Axes, hit.Leaf) >= 0 && (IsWithBy(section, hit) || IsRightBehindBy(section, hit)))
                return hit.Leaf;
        }

        return null;
    }

    /// <summary>按人看.</summary>
    private static bool IsWithBy(Section section, CueHit hit) => hit.Length > 1 && section.Lower[hit.Start] == '按';

    private static bool IsRightBehindBy(Section section, CueHit hit) =>
        section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).TrimEnd() is [.., '按'] or [.., ' ', 'b', 'y'];

    /// <summary>Sources, regions and grades that are named.</summary>
    private static List<(string By, List<string> Values)> Named(Section section)
    {
        List<(string By, List<string> Values)> parts =
        [
            ("src", [.. section.CodesOf(CodeKind.Source).Select(static code => code.Code).Distinct()]),
            ("region", [.. section.CodesOf(CodeKind.Region).Select(static code => code.Code).Distinct()]),
            ("grade", [.. section.AllOf("grade").Select(static hit => hit.Leaf.ToUpperInvariant()).Distinct()]),
        ];
        parts.RemoveAll(static part => part.Values.Count == 0);
        return parts;
    }
}
