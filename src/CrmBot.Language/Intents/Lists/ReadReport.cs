using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>A figure: what is counted, over which days, by what, for whom.</summary>
internal sealed class ReadReport : IntentReader
{
    private static readonly string[] Measures = ["conversion", "funnel", "forecast", "pipeline", "loss", "win", "new_leads", "touches", "revenue"];
    private static readonly string[] Axes = ["src", "grade", "stage", "industry", "region", "owner", "month", "week"];

    public override string Intent => "report";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (((section.Has("report.funnel") && !section.Lower.Contains("转化率", StringComparison.Ordinal) ? "funnel" : null) ?? (section.Has("beaten.by") ? "loss" : null) ?? (section.Has("report.drop") && section.CodesOf(CodeKind.Stage).Any() ? "funnel" : null) ?? Array.Find(Measures, measure => section.Has("report." + measure)) ?? (section.Has("report.worth") ? "conversion" : null) ?? (section.Has("logged.what") || IsIdle(section) ? "touches" : section.Has("leads.from") || section.Has("leads.counted") ? "new_leads" : AllTold(section)) ?? (section.Has("report.sold") || section.Has("report.rank") || section.Has("faring") || section.Has("compare.word") || section.Has("sold.what") ? "revenue" : Outcome(section))) is not { } of) yield break;
        var draft = new FrameDraft(Intent).Set("m", of);
        SetAxis(draft, section, of);
        if (of == "new_leads" && (section.Has("leads.from") || section.Has("leads.which")) && !draft.Has("by")) draft.Set("by", "src");
        SetOwnAxis(draft, section);
        if (of == "touches" && section.Has("touched.whom") && !draft.Has("by")) draft.Set(Frame.By, "customer");
        if (of == "revenue") draft.Set(Frame.OfKind, section.Has("kind.renewal") ? "renewal" : section.Has("kind.first") ? "first" : null);
        if (!draft.Is("by", "owner") || (!(section.Has("report.strong") && section.Has("axis.team")) && section.CodesOf(CodeKind.Team).Count() < 2 && !SeveralPeople(section))) draft.Set("of", Owners.OfFigure(section));
        var view = of is "forecast" or "pipeline" ? TimeView.Ahead : TimeView.Behind;
        if ((draft.Is("by", "owner") && (SeveralPeople(section) || section.CodesOf(CodeKind.Team).Count() > 1)) || !FigureComparison.Set(draft, section, view))
            TimeSlots.SetPeriod(draft, section.Times.FirstOrDefault(time => !time.IsVague && !time.IsDuration && !time.IsRecurrence), view);
        if (of == "forecast" && draft.Text("from") is { } day && draft.Is("to", day) && DateOnly.TryParse(day, System.Globalization.CultureInfo.InvariantCulture, out var last) && last.AddDays(1).Day == 1)
            draft.Set("from", SlotForm.Of(new DateOnly(last.Year, last.Month, 1)));   // 月底能到多少: of the month that ends then
        if (section.All("report.top").Where(hit => !section.IsTime(hit.Span)).Select(hit => NumberBehind(section, hit.End)).FirstOrDefault(number => number is not null) is { } count) draft.SetNumber("top", count);
        else if (section.First("report.most") is { } most && NumberBehind(section, most.End + (section.Lower.AsSpan(most.End) is ['的', ..] ? 1 : 0)) is { } best)
            draft.SetNumber("top", best);   // 最多的三个原因
        draft.Set("cur", Currency(section));
        if (IsIdle(section)) draft.SetTrue(Frame.Idle);
        yield return draft.Build();
    }

    private static void SetAxis(FrameDraft draft, Section section, string of)
    {
        if (section.Has("best.source"))
        {
            draft.Set("by", "src");   // 渠道 is what is asked by, not the resellers
            return;
        }

        var axis = Asked(section)
            ?? (of is "loss" or "win" && (section.Has("axis.reason")
                || section.Has("pool.why")) ? "reason" : Array.Find(Axes, name => section.All("axis." + name).Any(hit => !IsInMeasure(section, hit.Span) && !IsInPeriod(section, hit.Span))));
        List<string> only = [];
        if (Named(section).FirstOrDefault(static part => part.Values.Count > 1) is { Values: not null } several) (axis, only) = (several.By, several.Values);
        else if (axis is null && AsksWho(section)) axis = "owner";
        else if (axis is null && (section.Has("report.which") || section.Has("report.who") || section.Has("report.versus")) && (section.CodesOf(CodeKind.Team).Count() > 1 || SeveralPeople(section) || (section.Has("report.strong") && section.Has("axis.team"))))
            axis = "owner";

        if (only.Count == 0 && axis is "owner" && SeveralPeople(section)) only = [.. People(section)];
        if (axis is null && Named(section).FirstOrDefault(part => part.By != "src" || of == "conversion") is { Values: not null } one) (axis, only) = (one.By, one.Values);   // 官网来的线索转化率, 华东这个月还能签多少
        draft.Set("by", section.Has("beaten.by") ? null : axis);
        if (only.Count > 0) draft.SetList("only", only);
    }

    /// <summary>按组, 各个组: by teams and not by people; 丢给谁最多: by whoever won instead.</summary>
    private static void SetOwnAxis(FrameDraft draft, Section section)
    {
        if (section.Has("beaten.by")) draft.Set(Frame.By, "rival");
        if (!draft.Is("by", "owner") || SeveralPeople(section)) return;
        List<string> teams = [.. section.CodesOf(CodeKind.Team).Select(static code => code.Code).Distinct()];
        if (teams.Count > 1) draft.Set(Frame.By, "team").SetList(Frame.Only, teams);
        else if (section.Has("axis.team")) draft.Set(Frame.By, "team");
    }

    /// <summary>how did tom do this month, 小王这个月怎么样, tom's numbers: what somebody signed.</summary>
    private static string? AllTold(Section section) =>
        section.Has("did.we") || (section.Has("did.how") && section.Has("did.do")) || section.Has("fares.how") || section.Has("fares.me") || section.Has("figures.of") || section.Has("report.strong") || section.Has("nothing.signed") || (section.Has("report.versus") && section.CodesOf(CodeKind.Team).Skip(1).Any()) ? "revenue" : section.Has("best.source") ? "conversion" : section.Has("became.won") ? "conversion" : null;

    /// <summary>谁没写跟进, 谁这周没跟进客户: those of us who have nothing to show.</summary>
    private static bool IsIdle(Section section) => section.Has("unlogged") || (section.Has("unfollowed") && section.Has("report.who"));

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

    /// <summary>Tom跟Lily谁签得多: those who are compared.</summary>
    private static IEnumerable<string> People(Section section) =>
        section.People.Where(static person => person.Colleagues.Count == 1).Select(person => person.Colleagues[0].Name == section.Utterance.Speaker ? "me" : person.Colleagues[0].Name).Distinct();

    /// <summary>谁业绩第一, who has the best win rate, top 3 reps: people are put in order.</summary>
    private static bool AsksWho(Section section) => section.Has("report.rank") || IsIdle(section) || (section.Has("report.who") && (section.Has("report.most") || section.Has("nothing.signed")));

    /// <summary>今年赢单按地区, lost in 2025 by month: what came of the deals, by something.</summary>
    private static string? Outcome(Section section) => !section.HasFamily("axis") ? null : section.Has("find.lost") ? "loss" : section.Has("find.won")
        ? "revenue" : section.Has("deal.amount") && section.Has("find.deal") ? "pipeline" : null;

    /// <summary>销售漏斗 asks for the funnel, not by whom.</summary>
    private static bool IsInMeasure(Section section, Text.TextSpan span) => section.Cues.Exists(hit => hit.IsOf("report") && hit.Span.Contains(span) && hit.Length > span.Length);

    /// <summary>4月份 is when, not by what.</summary>
    private static bool IsInPeriod(Section section, Text.TextSpan span) => section.Times.Exists(time => !time.IsRecurrence && time.Span.Contains(span) && time.Span.Length > span.Length);

    private static bool SeveralPeople(Section section) => section.People.Count(static person => person.Colleagues.Count == 1) > 1;

    /// <summary>按行业看, by region: what stands behind the word is asked for, whatever else is named.</summary>
    private static string? Asked(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("axis") && hit.Length > 1 && section.Lower[hit.Start] == '按' && Array.IndexOf(Axes, hit.Leaf) >= 0) return hit.Leaf;   // 按人看
            if (hit.IsOf("axis") && Array.IndexOf(Axes, hit.Leaf) >= 0
                && section.Lower.AsSpan(section.Span.Start, hit.Start - section.Span.Start).TrimEnd() is [.., '按'] or [.., ' ', 'b', 'y'])
            {
                return hit.Leaf;
            }
        }

        return null;
    }

    private static int? NumberBehind(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] == ' ') at++;
        return NumeralReader.Read(section.Lower, at) is { IsPlain: true, IsWhole: true, Value: > 0 and < 1000 } number ? (int)number.Value : null;
    }

    /// <summary>in USD, 按美元: a currency beside no number.</summary>
    private static string? Currency(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (CurrencyWords.After(section.Lower, at) is { } mark && IsWord(section, at, mark.End) && mark.End - at > 1) return mark.Code;
        }

        return null;
    }

    private static bool IsWord(Section section, int start, int end) => Lexicons.WordEdge.IsWhole(section.Lower, start, end);
}
