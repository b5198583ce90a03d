using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <content>What is left of a clause once the order, the person, the place and the job are taken off.</content>
internal static partial class LeadName
{
    private const int LongestLead = 7;
    private const int LongestTrade = 10;
    private static readonly string[] PlaceWords = [" in ", " from ", " at ", " based ", " via ", " through ", " ("];

    /// <summary>The piece of a clause that is left beside 新线索 and the like, when nothing in it says something else.</summary>
    private static TextSpan? Name(Section section, TextSpan clause)
    {
        if (TellsOfPerson(section, clause) || TellsTrade(section, clause)) return null;
        var piece = BehindPlace(section, BehindReferral(section, WithoutOrder(section, clause)));
        piece = BeforeJob(section, BeforePlace(section, BeforePerson(section, piece)));
        piece = WithoutEnd(section, piece);
        return piece.Length is >= 2 and <= Longest && IsNothingElse(section, piece) ? piece : null;
    }

    /// <summary>叫马晓东.</summary>
    private static bool TellsOfPerson(Section section, TextSpan clause) =>
        section.Cues.Exists(hit => hit.Start == clause.Start && hit.Is("lead.named") && LooksLikePerson(section, hit.End));

    /// <summary>开火锅店的, 厦门做卫浴的, 做奶茶连锁: what they do.</summary>
    private static bool TellsTrade(Section section, TextSpan clause)
    {
        var words = section.Lower.AsSpan(clause.Start, clause.Length);
        return words is ['开', .., '店' or '厂' or '馆' or '吧', '的'] || IsTrade(words)
            || (words is ['做', ..] && section.HasAt("lead.industry", clause.Start));
    }

    /// <summary>
    /// What stands behind the order (新线索 …), before it (… 加个线索), or between verb and order (add Bluefin Ltd as a new customer).
    /// </summary>
    private static TextSpan WithoutOrder(Section section, TextSpan clause)
    {
        if (Orders(section, clause) is not { } order) return clause;
        if (Added(section, clause, order.Start) is { } added) return added;
        return order.End < clause.End
            ? TextSpan.Between(BehindFor(section, Skip(section, order.End, clause.End), clause.End), clause.End)
            : TextSpan.Between(clause.Start, order.Start);
    }

    /// <summary>create a lead for Maple Interiors.</summary>
    private static int BehindFor(Section section, int at, int end)
    {
        const string link = "for ";
        return section.Lower.AsSpan(at, end - at).StartsWith(link) && at + link.Length < end
            && char.IsAsciiLetterUpper(section.Text.Folded[at + link.Length]) ? at + link.Length : at;
    }

    /// <summary>From the first word that orders to the last.</summary>
    private static TextSpan? Orders(Section section, TextSpan clause)
    {
        TextSpan? orders = null;
        foreach (var hit in section.Cues)
        {
            if (hit.Start < clause.Start || hit.End > clause.End || !IsAsk(hit)) continue;
            if (hit.Is("lead.save") && IsAddedAs(section, clause, hit)) continue;
            orders = TextSpan.Between(orders?.Start ?? hit.Start, hit.End);
        }

        return orders;
    }

    private static TextSpan? Added(Section section, TextSpan clause, int order)
    {
        const string add = "add ";
        var verb = section.Lower.AsSpan(clause.Start, order - clause.Start).IndexOf(add);
        var start = clause.Start + verb + add.Length;
        return verb is >= 0 and <= LongestLead && order > start ? TextSpan.Between(start, WithoutAs(section, start, order)) : null;
    }

    /// <summary>苏州汇川那边的: neither 的 nor 那边 is of the name.</summary>
    private static TextSpan WithoutEnd(Section section, TextSpan piece)
    {
        var end = piece.End;
        while (end > piece.Start && (char.IsWhiteSpace(section.Lower[end - 1]) || section.Lower[end - 1] == '的')) end--;
        if (end - piece.Start > 4 && section.Lower[end - 1] == '边' && section.Lower[end - 2] is '那' or '这') end -= 2;
        return TextSpan.Between(piece.Start, end);
    }

    /// <summary>厦门做卫浴的, 在武汉开餐厅的: where they are and what they do.</summary>
    private static bool IsTrade(ReadOnlySpan<char> clause)
    {
        var rest = clause.TrimStart('在');
        var city = Places.CityLengthAt(rest.ToString(), 0);
        return city > 0 && rest.Length - city is >= 3 and <= LongestTrade && rest[city] is '做' or '开' or '搞' or '卖' && rest[^1] == '的';
    }

    /// <summary>please add Nimbus Travel as a prospect: the verb only leads to the name before "as a prospect".</summary>
    private static bool IsAddedAs(Section section, TextSpan clause, CueHit add) =>
        add.Start - clause.Start <= LongestLead && StartsWith(section, add, "add ")
        && section.Cues.Exists(
            hit => hit.Is("lead.ask") && hit.Start > add.End && hit.End <= clause.End && StartsWith(section, hit, "as "));

    private static bool StartsWith(Section section, CueHit hit, string word) => section.Lower.AsSpan(hit.Start).StartsWith(word);

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
            if (!IsDoneReferral(section, hit, span)) continue;
            var rest = TextSpan.Between(Skip(section, hit.End, span.End), span.End);
            if (!section.Cues.Exists(other => other.Is("lead.story") && other.End > rest.Start && other.Start < rest.End)) return rest;
        }

        return span;
    }

    /// <summary>推荐了, 介绍的 before a city: somebody known brought what stands behind.</summary>
    private static bool IsDoneReferral(Section section, CueHit hit, TextSpan span) =>
        hit.Start > span.Start && hit.End < span.End
        && (section.Lower[hit.End - 1] == '了' || (section.Lower[hit.End - 1] == '的' && CityFollows(section, hit.End)))
        && section.Customers.Exists(mention => mention.Span.Start >= span.Start && mention.Span.End <= hit.Start);

    private static bool CityFollows(Section section, int at) => Places.CityLengthAt(section.Lower, Math.Min(at, section.Span.End - 1)) > 0;

    /// <summary>东莞利民塑胶的采购: whose buyer it is.</summary>
    private static TextSpan BeforeJob(Section section, TextSpan span)
    {
        for (var at = span.Start + 2; at < span.End - 1; at++)
        {
            if (section.Lower[at] == '的' && TitleFinder.At(section, at + 1) is { } job && job.End == span.End)
                return TextSpan.Between(span.Start, at);
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
        foreach (var word in PlaceWords)
        {
            var at = section.Lower.IndexOf(word, span.Start, span.Length, StringComparison.Ordinal);
            if (at > span.Start) span = TextSpan.Between(span.Start, at);
        }

        return span;
    }
}
