using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <content>What a piece of the telling is instead of a name.</content>
internal static partial class LeadName
{
    private static bool IsNothingElse(Section section, TextSpan span)
    {
        if (!section.Text.CutFolded(span).Any(char.IsLetter)) return false;   // 👋 before the sentence is nobody's name
        if (section.Times.Any(time => time.Span.Overlaps(span)) || section.Amounts.Any(amount => !amount.Bare && amount.Span.Overlaps(span))) return false;
        if (section.Phones.Concat(section.Emails).Concat(section.Wechats).Any(spot => spot.Span.Overlaps(span))) return false;
        if (section.People.Any(person => person.Whole.Overlaps(span) && person.Whole.Length >= span.Length - 1)) return false;
        if (section.Customers.Any(mention => mention.Span.Contains(span)
            && section.Cues.Exists(hit => hit.Is("lead.referrer") && hit.Start >= span.End && hit.Start - span.End <= LongestReferrer)))
        {
            return false;   // 宏昌梁总给介绍了个厂
        }
        if (section.Codes.Any(code => code.Kind is CodeKind.Source or CodeKind.Tag && code.Span.Overlaps(span) && code.Span.Length * 2 >= span.Length)) return false;
        if (section.Cues.Exists(hit => hit.Is("lead.need") && hit.Start == span.Start
            && section.Cues.Exists(verb => verb.Start == hit.End && (verb.Is("do") || verb.Is("deliver") || verb.Is("assign.word")))))
        {
            return false;   // 想给民宿装智能门锁
        }
        if (section.Lower[span.Start] is '这' or '那' or '他' or '她' or '我') return false;   // 这张名片
        if (section.Lower[span.Start] == '做' && span.End < section.Span.End && section.Lower[span.End] == '的') return false;   // 做五金的 is a trade
        if (section.Cues.Any(hit => hit.Is("name.family") && hit.Start == span.Start)) return false;
        if (IsPlaceOrTrade(section, span) || TitleFinder.At(section, span.Start) is { } title && title.End >= span.End) return false;
        return CompanyNames.IsLong(section.Lower.AsSpan(span.Start, span.Length))
            || !section.Cues.Any(hit => hit.Start < span.End && hit.End > span.Start && !IsHarmless(hit) && !IsKindOfCompany(section, hit));
    }

    public static bool IsPlaceOrTrade(Section section, TextSpan span)
    {
        if (section.CodesOf(CodeKind.Region).Any(code => code.Span.Start == span.Start && code.Span.End >= span.End - 1)) return true;
        var city = Places.CityLengthAt(section.Lower, span.Start);
        if (city > 0 && city < span.Length && span.Length - city <= 4 && section.Lower[span.End - 1] is '区' or '县' or '镇') return true;   // 宁波海曙区
        if (city >= span.Length - 1) return true;
        var trade = Places.TradeLengthAt(section.Lower, span.Start);
        return trade > 0 && (span.Start + trade == span.End || Nearby.Words("trade.who").Is(section.Lower.AsSpan(span.Start + trade, span.End - span.Start - trade)));
    }

    /// <summary>朗威自动化: the word at the end of a name may mean something else elsewhere.</summary>
    private static bool IsKindOfCompany(Section section, CueHit hit) => section.Cues.Exists(other => other.Is("company.kind") && other.Start <= hit.Start && other.End >= hit.End);

    private static bool IsHarmless(CueHit hit) =>
        hit.Is("company.kind") || hit.Is("legal.form") || hit.Is("fix.lead") || hit.Is("question.end") || hit.Is("number.times")
            || hit.Is("count.times") || hit.Is("past") || hit.Is("campaign.verb") || hit.Length == 1 || hit.IsOf("topic");
}
