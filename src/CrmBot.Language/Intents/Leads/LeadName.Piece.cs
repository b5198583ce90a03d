using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <content>What is left of a clause once the order, the person, the place and the job are taken off.</content>
internal static partial class LeadName
{
    /// <summary>The piece of a clause that is left beside 新线索 and the like, when nothing in it says something else.</summary>
    private static TextSpan? Name(Section section, TextSpan clause)
    {
        if (section.Cues.Exists(hit => hit.Start == clause.Start && hit.Is("lead.named") && LooksLikePerson(section, hit.End))) return null;   // 叫马晓东
        if (section.Lower.AsSpan(clause.Start, clause.Length) is ['开', .., '店' or '厂' or '馆' or '吧', '的']) return null;   // 开火锅店的
        if (IsTrade(section.Lower.AsSpan(clause.Start, clause.Length))) return null;
        if (section.Lower[clause.Start] == '做' && section.Cues.Exists(hit => hit.Start == clause.Start && hit.Is("lead.industry"))) return null;   // 做奶茶连锁: what they do
        var span = clause;
        if (section.Cues.Where(hit => hit.Start >= clause.Start && hit.End <= clause.End && IsAsk(hit)
            && !(hit.Is("lead.save") && IsAddedAs(section, clause, hit))).ToList() is { Count: > 0 } asks)
        {
            var added = section.Lower.AsSpan(clause.Start, asks[0].Start - clause.Start) is var lead && lead.IndexOf("add ") is >= 0 and <= 7 and var verb
                ? clause.Start + verb + 4
                : -1;
            span = added > 0 && asks[0].Start > added ? TextSpan.Between(added, WithoutAs(section, added, asks[0].Start)) : asks[^1].End < clause.End
                ? TextSpan.Between(Skip(section, asks[^1].End, clause.End), clause.End) : TextSpan.Between(clause.Start, asks[0].Start);
        }

        span = BehindReferral(section, span);
        span = BehindPlace(section, span);
        span = BeforeJob(section, BeforePlace(section, BeforePerson(section, span)));
        while (span.Length > 0 && (char.IsWhiteSpace(section.Lower[span.End - 1]) || section.Lower[span.End - 1] is '的')) span = new TextSpan(span.Start, span.Length - 1);
        if (span.Length > 4 && section.Lower[span.End - 1] == '边' && section.Lower[span.End - 2] is '那' or '这') span = new TextSpan(span.Start, span.Length - 2);   // 苏州汇川那边的
        return span.Length is >= 2 and <= Longest && IsNothingElse(section, span) ? span : null;
    }

    /// <summary>厦门做卫浴的, 在武汉开餐厅的: where they are and what they do.</summary>
    private static bool IsTrade(ReadOnlySpan<char> clause)
    {
        var rest = clause.TrimStart('在');
        var city = Places.CityLengthAt(rest.ToString(), 0);
        return city > 0 && rest.Length - city is >= 3 and <= LongestTrade && rest[city] is '做' or '开' or '搞' or '卖' && rest[^1] == '的';
    }

    private const int LongestTrade = 10;

    /// <summary>please add Nimbus Travel as a prospect: the verb only leads to the name before "as a prospect".</summary>
    private static bool IsAddedAs(Section section, TextSpan clause, CueHit add) => add.Start - clause.Start <= 7
        && section.Lower.AsSpan(add.Start).StartsWith("add ", StringComparison.Ordinal)
        && section.Cues.Exists(hit => hit.Is("lead.ask") && hit.Start > add.End && hit.End <= clause.End
            && section.Lower.AsSpan(hit.Start).StartsWith("as ", StringComparison.Ordinal));

    /// <summary>"add Bluefin Ltd as a new customer".</summary>
    private static int WithoutAs(Section section, int start, int end)
    {
        var at = section.Lower.AsSpan(start, end - start).LastIndexOf(" as ");
        return at > 0 ? start + at : end;
    }

    private static bool IsAsk(CueHit hit) => hit.Is("lead.ask") || hit.Is("lead.save") || hit.Is("lead.met") || hit.Is("log.ask");

    private static TextSpan BeforePerson(Section section, TextSpan span)
    {
        var person = section.People.FirstOrDefault(found => found.Whole.Start > span.Start && found.Whole.End <= span.End);
        return person is null ? span : TextSpan.Between(span.Start, person.Whole.Start);
    }

    /// <summary>老客户青禾推荐了周口金穗种业: what stands behind the verb, where whoever brought it stands before.</summary>
    private static TextSpan BehindReferral(Section section, TextSpan span)
    {
        foreach (var hit in section.All("referral.forth"))
        {
            if (hit.Start <= span.Start || hit.End >= span.End
                || (section.Lower[hit.End - 1] != '了' && !(section.Lower[hit.End - 1] == '的' && Places.CityLengthAt(section.Lower, Math.Min(hit.End, section.Span.End - 1)) > 0))
                || !section.Customers.Any(mention => mention.Span.Start >= span.Start && mention.Span.End <= hit.Start))
            {
                continue;
            }
            var rest = TextSpan.Between(Skip(section, hit.End, span.End), span.End);
            if (!section.Cues.Exists(other => other.Is("lead.story") && other.End > rest.Start && other.Start < rest.End)) return rest;
        }

        return span;
    }

    /// <summary>东莞利民塑胶的采购: whose buyer it is.</summary>
    private static TextSpan BeforeJob(Section section, TextSpan span)
    {
        for (var at = span.Start + 2; at < span.End - 1; at++)
        {
            if (section.Lower[at] == '的' && TitleFinder.At(section, at + 1) is { } job && job.End == span.End) return TextSpan.Between(span.Start, at);
        }

        return span;
    }

    /// <summary>武汉的江城医疗器械.</summary>
    private static TextSpan BehindPlace(Section section, TextSpan span)
    {
        var city = span.Length > 5 ? Places.CityLengthAt(section.Lower, span.Start) : 0;
        var at = span.Start + city;
        if (city > 0 && section.Lower[at] is '市' or '省') at++;
        return city > 0 && section.Lower[at] == '的' && span.End - at > 3 ? TextSpan.Between(at + 1, span.End) : span;
    }

    /// <summary>"Larkspur Labs in Boston".</summary>
    private static TextSpan BeforePlace(Section section, TextSpan span)
    {
        foreach (var word in new[] { " in ", " from ", " at ", " based ", " via ", " through ", " (" })
        {
            var at = section.Lower.IndexOf(word, span.Start, span.Length, StringComparison.Ordinal);
            if (at > span.Start) span = TextSpan.Between(span.Start, at);
        }

        return span;
    }
}
