using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>Finds the company's name in the telling of a new lead: after 叫 or "new lead", or the first piece that is nothing else.</summary>
internal static class LeadName
{
    private const int Longest = 40;
    private const int LongestReferrer = 4;

    public static TextSpan? Find(Section section)
    {
        if (FromWhere(section) is { } from && Capitals(section, from) is { } origin) return origin;
        if (section.First("lead.of") is { } of0 && section.First("lead.named") is { } later && of0.Start < later.Start && Capitals(section, of0.End) is { } caller) return caller;   // someone from Apex Foods called in
        if (section.First("lead.named") is { } named && Named(section, named) is { } told) return told;
        if (section.First("lead.of") is { } of && Capitals(section, of.End) is { } company) return company;
        TextSpan? first = null;
        foreach (var clause in section.Clauses)
        {
            if (Name(section, clause) is not { } name) continue;
            if (first is null && !IsPair(section, name)) return name;
            if (first is not null && CompanyNames.EndsLikeCompany(section.Lower[name.Start..name.End])) return name;   // Hans Weber, Kessler GmbH
            first ??= name;
        }

        return first;
    }

    /// <summary>Two capitalised words that do not end like a company may be a person's.</summary>
    private static bool IsPair(Section section, TextSpan name)
    {
        var words = section.Text.CutFolded(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words.All(static word => char.IsAsciiLetterUpper(word[0])) && !CompanyNames.EndsLikeCompany(section.Lower[name.Start..name.End]);
    }

    /// <summary>"Marta from Solano Wines called in": the message begins with a name and where it belongs.</summary>
    public static int? FromWhere(Section section)
    {
        var end = section.Span.Start;
        if (!char.IsAsciiLetterUpper(section.Text.Folded[end]) || section.Has("lead.of")) return null;
        while (end < section.Span.End && (WordEdge.IsWordCharacter(section.Lower[end]) || (section.Lower[end] == ' ' && end + 1 < section.Span.End && char.IsAsciiLetterUpper(section.Text.Folded[end + 1])))) end++;
        return end - section.Span.Start is >= 2 and <= 24 && section.Lower.AsSpan(end).StartsWith(" from ", StringComparison.Ordinal) && end + 6 < section.Span.End && char.IsAsciiLetterUpper(section.Text.Folded[end + 6]) ? end + 6 : null;
    }

    /// <summary>"someone from Nordic Steel rang in": the capitalised words.</summary>
    private static TextSpan? Capitals(Section section, int at)
    {
        var start = Skip(section, at, section.Span.End);
        var end = start;
        while (end < section.Span.End && char.IsAsciiLetterUpper(section.Text.Folded[end]))
        {
            while (end < section.Span.End && WordEdge.IsWordCharacter(section.Lower[end])) end++;
            if (end + 1 >= section.Span.End || section.Lower[end] != ' ' || !char.IsAsciiLetterUpper(section.Text.Folded[end + 1])) break;
            end++;
        }

        return end - start is >= 2 and <= Longest ? TextSpan.Between(start, end) : null;
    }

    private static TextSpan? Named(Section section, CueHit named)
    {
        var start = Skip(section, named.End, section.Span.End);
        if (LooksLikePerson(section, start)) return null;
        if (section.People.Any(person => person.Whole.Start <= start && start < person.Whole.End)) return null;
        var end = start;
        while (end < section.Span.End && section.Lower[end] is not ('的' or ',' or '，' or '。' or '\n' or ';') && !(section.Lower[end] == ' ' && WordEdge.IsChinese(section.Lower[end - 1]))) end++;
        return end - start is >= 2 and <= Longest ? TextSpan.Between(start, end) : null;
    }

    /// <summary>叫陈悦: a family name and one or two characters more, and nothing else in the clause.</summary>
    public static bool LooksLikePerson(Section section, int start)
    {
        var end = section.Clauses.FirstOrDefault(clause => clause.Contains(start)).End;
        return end - start is 2 or 3 && PersonWords.LengthAt("surname", section.Lower, start) is 1 && !CompanyNames.EndsLikeCompany(section.Lower[start..end]);
    }

    /// <summary>The piece of a clause that is left beside 新线索 and the like, when nothing in it says something else.</summary>
    private static TextSpan? Name(Section section, TextSpan clause)
    {
        if (section.Cues.Exists(hit => hit.Start == clause.Start && hit.Is("lead.named") && LooksLikePerson(section, hit.End))) return null;   // 叫马晓东
        var span = clause;
        if (section.Cues.Where(hit => hit.Start >= clause.Start && hit.End <= clause.End && IsAsk(hit)).ToList() is { Count: > 0 } asks)
        {
            var added = section.Lower.AsSpan(clause.Start, asks[0].Start - clause.Start).StartsWith("add ") ? clause.Start + 4 : -1;
            span = added > 0 && asks[0].Start > added ? TextSpan.Between(added, WithoutAs(section, added, asks[0].Start)) : asks[^1].End < clause.End ? TextSpan.Between(Skip(section, asks[^1].End, clause.End), clause.End) : TextSpan.Between(clause.Start, asks[0].Start);
        }

        span = BehindReferral(section, span);
        span = BeforeJob(section, BeforePlace(section, BeforePerson(section, span)));
        while (span.Length > 0 && (char.IsWhiteSpace(section.Lower[span.End - 1]) || section.Lower[span.End - 1] is '的')) span = new TextSpan(span.Start, span.Length - 1);
        if (span.Length > 4 && section.Lower[span.End - 1] == '边' && section.Lower[span.End - 2] is '那' or '这') span = new TextSpan(span.Start, span.Length - 2);   // 苏州汇川那边的
        return span.Length is >= 2 and <= Longest && IsNothingElse(section, span) ? span : null;
    }

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
            if (hit.Start <= span.Start || hit.End >= span.End || section.Lower[hit.End - 1] != '了' || !section.Customers.Any(mention => mention.Span.Start >= span.Start && mention.Span.End <= hit.Start)) continue;
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

    private static bool IsNothingElse(Section section, TextSpan span)
    {
        if (!section.Text.CutFolded(span).Any(char.IsLetter)) return false;   // 👋 before the sentence is nobody's name
        if (section.Times.Any(time => time.Span.Overlaps(span)) || section.Amounts.Any(amount => !amount.Bare && amount.Span.Overlaps(span))) return false;
        if (section.Phones.Concat(section.Emails).Concat(section.Wechats).Any(spot => spot.Span.Overlaps(span))) return false;
        if (section.People.Any(person => person.Whole.Overlaps(span) && person.Whole.Length >= span.Length - 1)) return false;
        if (section.Customers.Any(mention => mention.Span.Contains(span) && section.Cues.Exists(hit => hit.Is("lead.referrer") && hit.Start >= span.End && hit.Start - span.End <= LongestReferrer))) return false;   // 宏昌梁总给介绍了个厂
        if (section.Codes.Any(code => code.Kind is CodeKind.Source or CodeKind.Tag && code.Span.Overlaps(span) && code.Span.Length * 2 >= span.Length)) return false;
        if (section.Lower[span.Start] is '这' or '那' or '他' or '她' or '我') return false;   // 这张名片
        if (section.Lower[span.Start] == '做' && span.End < section.Span.End && section.Lower[span.End] == '的') return false;   // 做五金的 is a trade
        if (section.Cues.Any(hit => hit.Is("name.family") && hit.Start == span.Start)) return false;
        if (IsPlaceOrTrade(section, span) || TitleFinder.At(section, span.Start) is { } title && title.End >= span.End) return false;
        return !section.Cues.Any(hit => hit.Start < span.End && hit.End > span.Start && !IsHarmless(hit) && !IsKindOfCompany(section, hit));
    }

    public static bool IsPlaceOrTrade(Section section, TextSpan span)
    {
        if (section.CodesOf(CodeKind.Region).Any(code => code.Span.Start == span.Start && code.Span.End >= span.End - 1)) return true;
        var city = Places.CityLengthAt(section.Lower, span.Start);
        if (city > 0 && city < span.Length && span.Length - city <= 4 && section.Lower[span.End - 1] is '区' or '县' or '镇') return true;   // 宁波海曙区
        if (city >= span.Length - 1) return true;
        var trade = Places.TradeLengthAt(section.Lower, span.Start);
        return trade > 0 && section.Lower[(span.Start + trade)..span.End] is "" or "厂" or "行业" or "企业" or "公司" or "行" or "厂家" or "的" or " industry";
    }

    /// <summary>朗威自动化: the word at the end of a name may mean something else elsewhere.</summary>
    private static bool IsKindOfCompany(Section section, CueHit hit) => section.Cues.Exists(other => other.Is("company.kind") && other.Start <= hit.Start && other.End >= hit.End);

    private static bool IsHarmless(CueHit hit) =>
        hit.Is("company.kind") || hit.Is("legal.form") || hit.Is("question.end") || hit.Is("number.times") || hit.Is("count.times") || hit.Is("past") || hit.Is("campaign.verb") || hit.Length == 1 || hit.IsOf("topic");

    private static int Skip(Section section, int at, int end)
    {
        while (at < end && section.Lower[at] is ' ' or ':' or ',' or '，' or '：' or '、' or '-') at++;
        return at;
    }
}
