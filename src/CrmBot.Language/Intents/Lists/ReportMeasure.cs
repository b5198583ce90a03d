using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>What a figure counts. The first rule that fits decides: what names a measure stands before what only hints at one.</summary>
internal static class ReportMeasure
{
    private static readonly (Predicate<Section> Fits, string Measure)[] Rules =
    [
        (NamesFunnel, "funnel"),
        (static section => section.Has("beaten.by"), "loss"),
        (DropsAtStage, "funnel"),
        (static section => section.Has("report.conversion"), "conversion"),
        (static section => section.Has("funnel.where"), "funnel"),
        (static section => section.Has("report.funnel"), "funnel"),
        (static section => section.Has("report.forecast"), "forecast"),
        (static section => section.Has("report.pipeline"), "pipeline"),
        (static section => section.Has("report.loss"), "loss"),
        (static section => section.Has("report.win"), "win"),
        (static section => section.Has("report.new_leads"), "new_leads"),
        (static section => section.Has("report.touches"), "touches"),
        (static section => section.Has("report.revenue"), "revenue"),
        (static section => section.Has("report.worth"), "conversion"),
        (static section => section.Has("logged.what") || IsIdle(section), "touches"),
        (static section => section.HasAny("leads.from", "leads.counted"), "new_leads"),
        (AsksHowSomebodyDid, "revenue"),
        (static section => section.HasAny("best.source", "became.won"), "conversion"),
        (static section => section.HasAny("report.sold", "report.rank", "faring", "compare.word", "sold.what"), "revenue"),
        (static section => (IsOutcome(section) || section.HasFamily("reason")) && section.Has("find.lost"), "loss"),
        (static section => IsOutcome(section) && section.Has("find.won"), "revenue"),
        (static section => IsOutcome(section) && section.Has("deal.amount") && section.Has("find.deal"), "pipeline"),
    ];

    public static string? Of(Section section)
    {
        foreach (var (fits, measure) in Rules)
        {
            if (fits(section)) return measure;
        }

        return null;
    }

    /// <summary>谁没写跟进, 谁这周没跟进客户: those of us who have nothing to show.</summary>
    public static bool IsIdle(Section section) => section.Has("unlogged") || (section.Has("unfollowed") && section.Has("report.who"));

    /// <summary>销售漏斗; 漏斗转化率 is a rate.</summary>
    private static bool NamesFunnel(Section section) =>
        section.Has("report.funnel") && !section.Lower.Contains("转化率", StringComparison.Ordinal);

    /// <summary>报价之后掉了多少.</summary>
    private static bool DropsAtStage(Section section) => section.Has("report.drop") && section.HasCode(CodeKind.Stage);

    /// <summary>how did tom do this month, 小王这个月怎么样, tom's numbers, 一组比二组: what somebody signed.</summary>
    private static bool AsksHowSomebodyDid(Section section) =>
        section.HasAny("did.we", "fares.how", "fares.me", "figures.of", "report.strong", "nothing.signed")
        || (section.Has("did.how") && section.Has("did.do"))
        || (section.Has("report.versus") && ReportPeople.AreSeveralTeams(section));

    /// <summary>今年赢单按地区, lost in 2025 by month: what came of the deals, by something.</summary>
    private static bool IsOutcome(Section section) => section.HasFamily("axis");
}
