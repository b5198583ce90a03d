using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <content>What a piece of the telling is instead of a name.</content>
internal static partial class LeadName
{
    private const int LongestReferrer = 4;

    private static bool IsNothingElse(Section section, TextSpan span)
    {
        if (!section.Text.CutFolded(span).Any(char.IsLetter)) return false;   // 👋 before the sentence is nobody's name
        if (IsValue(section, span) || IsSomebody(section, span) || IsMostlyCode(section, span) || IsWhatTheyDo(section, span)) return false;
        // 这张名片
        if (section.Lower[span.Start] is '这' or '那' or '他' or '她' or '我' || section.HasAt("name.family", span.Start)) return false;
        if (IsPlaceOrTrade(section, span) || IsJob(section, span)) return false;
        return CompanyNames.IsLong(section.Lower.AsSpan(span.Start, span.Length)) || !HasOtherMeaning(section, span);
    }

    /// <summary>下周二, 30万, 139…: when, how much, or how to reach them.</summary>
    private static bool IsValue(Section section, TextSpan span) =>
        section.IsTime(span) || section.Amounts.Exists(amount => !amount.Bare && amount.Span.Overlaps(span))
        || section.Phones.Exists(spot => spot.Span.Overlaps(span)) || section.Emails.Exists(spot => spot.Span.Overlaps(span))
        || section.Wechats.Exists(spot => spot.Span.Overlaps(span));

    /// <summary>李工, 宏昌梁总给介绍了个厂: somebody at the company, or the customer that brought it.</summary>
    private static bool IsSomebody(Section section, TextSpan span) =>
        section.People.Exists(person => person.Whole.Overlaps(span) && person.Whole.Length >= span.Length - 1)
        || section.Customers.Exists(mention => mention.Span.Contains(span) && IsBeforeReferrer(section, span.End));

    private static bool IsBeforeReferrer(Section section, int end) =>
        section.Cues.Exists(hit => hit.Is("lead.referrer") && hit.Start >= end && hit.Start - end <= LongestReferrer);

    /// <summary>展会, VIP: half of it or more is a source or a tag.</summary>
    private static bool IsMostlyCode(Section section, TextSpan span) => section.Codes.Exists(code =>
        code.Kind is CodeKind.Source or CodeKind.Tag && code.Span.Overlaps(span) && code.Span.Length * 2 >= span.Length);

    /// <summary>想给民宿装智能门锁 is a wish, 做五金的 a trade.</summary>
    private static bool IsWhatTheyDo(Section section, TextSpan span) =>
        section.Cues.Exists(hit => hit.Is("lead.need") && hit.Start == span.Start && IsBeforeVerb(section, hit.End))
        || (section.Lower[span.Start] == '做' && span.End < section.Span.End && section.Lower[span.End] == '的');

    private static bool IsBeforeVerb(Section section, int at) =>
        section.HasAt("do", at) || section.HasAt("deliver", at) || section.HasAt("assign.word", at)
        || section.HasAt("lead.quantity", at + 1);   // 要五台仪表

    private static bool IsJob(Section section, TextSpan span) => TitleFinder.At(section, span.Start) is { } title && title.End >= span.End;

    private static bool HasOtherMeaning(Section section, TextSpan span) => section.Cues.Exists(hit =>
        hit.Start < span.End && hit.End > span.Start && !IsHarmless(hit) && !IsKindOfCompany(section, hit));

    public static bool IsPlaceOrTrade(Section section, TextSpan span) => IsPlace(section, span) || IsTradeAlone(section, span);

    /// <summary>华东, 宁波, 宁波海曙区.</summary>
    private static bool IsPlace(Section section, TextSpan span)
    {
        if (section.CodesOf(CodeKind.Region).Any(code => code.Span.Start == span.Start && code.Span.End >= span.End - 1)) return true;
        var city = Places.CityLengthAt(section.Lower, span.Start);
        var isDistrict = city > 0 && city < span.Length && span.Length - city <= LongestDistrict
            && section.Lower[span.End - 1] is '区' or '县' or '镇';
        return isDistrict || city >= span.Length - 1;
    }

    private const int LongestDistrict = 4;

    /// <summary>五金, 五金厂, 五金客户.</summary>
    private static bool IsTradeAlone(Section section, TextSpan span)
    {
        var trade = Places.TradeLengthAt(section.Lower, span.Start);
        if (trade == 0) return false;
        var end = span.Start + trade;
        return end == span.End || Nearby.Words("trade.who").Is(section.Lower.AsSpan(end, span.End - end));
    }

    /// <summary>朗威自动化: the word at the end of a name may mean something else elsewhere.</summary>
    private static bool IsKindOfCompany(Section section, CueHit hit) =>
        section.Cues.Exists(other => other.Is("company.kind") && other.Start <= hit.Start && other.End >= hit.End);

    private static bool IsHarmless(CueHit hit) =>
        hit.Is("company.kind") || hit.Is("legal.form") || hit.Is("fix.lead") || hit.Is("question.end") || hit.Is("number.times")
        || hit.Is("count.times") || hit.Is("past") || hit.Is("campaign.verb") || hit.Length == 1 || hit.IsOf("topic");
}
