using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Where a new lead is, and what trade it is in.</summary>
internal sealed partial class ReadLead
{
    private static void SetPlace(FrameDraft draft, Section section, TextSpan? name)
    {
        var known = section.Customers.Where(mention => name is { } span && mention.Span.Length == span.Length)
            .Select(mention => mention.Span).ToList();
        var region = section.CodesOf(CodeKind.Region)
            .FirstOrDefault(code => !known.Any(span => span.Overlaps(code.Span))
                && (name is not { } span || !code.Span.Overlaps(span) || code.Span.Start == span.Start));
        if (name is { } own && region.Code is not null && section.CodesOf(CodeKind.Source).Any(code => code.Span.Start == region.Span.End)
            && Places.CityLengthAt(section.Lower, own.Start) is > 0 and var city)
        {
            draft.Set("region", section.Text.Cut(new TextSpan(own.Start, city)));   // 上海展会上加了个客户 昆山博远
            return;
        }

        if (region.Code is not null)
        {
            draft.Set("region", region.Code);
            return;
        }

        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            var length = Places.CityLengthAt(section.Lower, at);
            if (length == 0 || (name is { } span && span.Contains(at) && at != span.Start) || IsWhereMet(section, at + length)
                || section.Customers.Any(mention => mention.Span.Contains(at))) continue;
            draft.Set("region", section.Text.Cut(new TextSpan(at, length)));
            return;
        }

        if (section.First("place.in") is { } place && !section.Times.Exists(time => time.Span.Start - place.End is >= -3 and <= 1)
            && Capitalised(TextCutter.Cut(section.Text, Clause(section, place.End), [])) is { } town) draft.Set("region", town);
    }

    /// <summary>at the Denver trade show: where the fair was, and not where they are.</summary>
    private static bool IsWhereMet(Section section, int end) =>
        end < section.Span.End && section.Lower[end] == ' ' && section.Clauses.Count > 1
        && (section.Codes.Exists(code => code.Kind == CodeKind.Source && code.Span.Start == end + 1)
            || Nearby.Words("met.place").Begins(section.Lower.AsSpan(end + 1))
            || section.Cues.Exists(hit => hit.Start == end + 1 && hit.Is("source.expo")));

    private static TextSpan Clause(Section section, int at)
    {
        var end = section.Clauses.Where(clause => clause.Contains(at - 1)).Select(clause => clause.End).FirstOrDefault(section.Span.End);
        var next = section.Lower.IndexOf(' ', Math.Min(at + 1, end), Math.Max(0, end - at - 1));
        return TextSpan.Between(at, next > 0 ? Math.Min(next, end) : end);
    }

    private static void SetTrade(FrameDraft draft, Section section, TextSpan? name)
    {
        foreach (var clause in section.Clauses)
        {
            if (Overlaps(clause, name)) continue;
            if (EndsWithTrade(section, clause) is { } said)
            {
                draft.Set("industry", said);
                return;
            }

            if ((Doing(section, clause) ?? Named(section, clause) ?? KindAlone(section, clause)) is { } trade)
            {
                draft.Set("industry", trade);
                return;
            }

            for (var at = clause.Start; at < clause.End; at++)
            {
                var length = Places.TradeLengthAt(section.Lower, at);
                if (length == 0 || section.Customers.Any(mention => mention.Span.Contains(at))
                    || !IsTrade(section, clause, at, at + length)) continue;
                draft.Set("industry", section.Text.Cut(new TextSpan(at, length)));
                return;
            }
        }
    }

    /// <summary>marine electronics, pet food: one or two small words before a trade, and nothing else in the clause.</summary>
    private static string? EndsWithTrade(Section section, TextSpan clause)
    {
        var text = section.Lower.AsSpan(clause.Start, clause.Length);
        var space = text.IndexOf(' ');
        if (space < 3 || clause.Length > 24 || !char.IsAsciiLetterLower(section.Text.Folded[clause.Start])
            || section.Cues.Exists(hit => hit.Start >= clause.Start && hit.End <= clause.End && (hit.IsOf("lead") || hit.Is("speaker.me"))))
        {
            return null;
        }
        for (var at = space + 1; at > 0 && at < text.Length; at = text[at..].IndexOf(' ') is >= 0 and var next
            ? at + next + 1
            : text.Length)
        {
            if (Places.TradeLengthAt(section.Lower, clause.Start + at) == text.Length - at && !text[..at].ContainsAnyInRange('0', '9')
                && !(text.StartsWith("in ") || text.StartsWith("they") || text.StartsWith("wants") || text.StartsWith("needs")
                    || text.StartsWith("does ") || text.StartsWith("via ")))
            {
                return section.Text.Cut(clause);
            }
        }

        return null;
    }

    /// <summary>做五金的, 一家做卫浴的: whatever stands between is the trade.</summary>
    private static string? Doing(Section section, TextSpan clause)
    {
        var text = section.Lower.AsSpan(clause.Start, clause.Length);
        var start = text.IndexOfAny('做', '搞');
        if (start < 0 && text is ['开', .., '店' or '厂' or '馆' or '吧', '的'] && text.Length <= 8)
            return section.Text.Cut(new TextSpan(clause.Start + 1, clause.Length - 2));   // 开火锅店的
        if (start < 0) return null;
        if (start == 0 && IsOnlyTrade(section, clause)) return section.Text.Cut(new TextSpan(clause.Start + 1, clause.Length - 1));
        var end = start + text[start..].IndexOf('的');
        // 介绍了个做宠物食品的客户
        var whole = end == text.Length - 1 ? start <= 6
            : end > start && (IsWho(section, clause.Start + end + 1, clause.End)
                || WantsBehind(section, clause.Start + end + 1, clause.End));
        return whole && end - start - 1 is >= 2 and <= 6 ? section.Text.Cut(new TextSpan(clause.Start + start + 1, end - start - 1)) : null;
    }

    /// <summary>做奶茶连锁: nothing counted and nothing wished for.</summary>
    private static bool IsOnlyTrade(Section section, TextSpan clause) => clause.Length is >= 3 and <= 8
        && section.Lower[clause.Start
            + 1] is not ('个' or '条' or '批' or '台' or '套' or '了' or '过' or '得' or '不' or '一' or '两' or '几' or '下' or '成')
        && !section.Lower.AsSpan(clause.Start, clause.Length).Contains('的')
            && !section.Lower.AsSpan(clause.Start, clause.Length).ContainsAnyInRange('0', '9')
            && section.Cues.Exists(hit => hit.Start == clause.Start && hit.Is("lead.industry"))
            && !section.Lower.AsSpan(clause.Start, clause.Length).EndsWith("项目");

    private static readonly Nearby Traders = Nearby.Words("trade.who");
    private static readonly Nearby TradeArticles = Nearby.Words("trade.article");

    /// <summary>有家做锂电池的想了解…, 做汽配的老板想看…: what they want stands right behind.</summary>
    private static bool WantsBehind(Section section, int at, int end) => section.Has("lead.trade")
        && (section.HasAt("lead.need", at) || section.HasAt("lead.need", at + Traders.LengthAt(section.Lower.AsSpan(at, end - at))));

    private static bool IsWho(Section section, int at, int end)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start == at && hit.End == end && (hit.Is("client") || hit.Is("company.kind") || hit.Is("lead.noun"))) return true;
        }

        return Traders.Is(section.Lower.AsSpan(at, end - at));
    }

    /// <summary>"shipping industry", 做…行业: the clause names a trade that no list knows.</summary>
    private static string? Named(Section section, TextSpan clause)
    {
        var text = section.Lower.AsSpan(clause.Start, clause.Length);
        var end = text.EndsWith(" industry", StringComparison.Ordinal) ? text.Length - " industry".Length
            : text.EndsWith("行业", StringComparison.Ordinal) ? text.Length - 2 : -1;
        if (end is < 2 or > 24 || section.Within(clause) is { Customers.Count: > 0 } or { Phones.Count: > 0 }) return null;
        var start = text.StartsWith("in the ", StringComparison.Ordinal) ? 7
            : text.StartsWith("from the ", StringComparison.Ordinal) ? 9
            : text[0] is '做' ? 1 : 0;
        return start < end ? section.Text.Cut(TextSpan.Between(clause.Start + start, clause.Start + end)) : null;
    }

    /// <summary>陶瓷厂, 物流行业, 做冷链的: the trade is the whole piece, or marked as one.</summary>
    private static bool IsTrade(Section section, TextSpan clause, int start, int end)
    {
        var rest = section.Lower[end..clause.End];
        var marked = rest.StartsWith("行业", StringComparison.Ordinal) || rest.StartsWith(" industry", StringComparison.Ordinal)
            || (start > clause.Start && section.Lower[start - 1] == '做' && rest.StartsWith('的'));
        return marked || (start == clause.Start && (rest.Trim().Length == 0 || Traders.Is(rest)));
    }

    /// <summary>Kite &amp; Co, bakery in Leeds: a trade in one word that is all its clause says, but for where.</summary>
    private static string? KindAlone(Section section, TextSpan clause)
    {
        var start = clause.Start;
        while (TradeArticles.LengthAt(section.Lower.AsSpan(start, clause.End - start)) is > 0 and var article
            && start + article < clause.End) start += article + 1;
        var length = Places.TradeKindLengthAt(section.Lower, start);
        if (length == 0) return null;
        var rest = section.Lower.AsSpan(start + length, clause.End - start - length).TrimEnd();
        if (rest.StartsWith(" chain", StringComparison.Ordinal) || rest.StartsWith(" group", StringComparison.Ordinal)) rest = rest[6..];
        return rest.Length == 0 || rest.StartsWith(" in ", StringComparison.Ordinal) || rest.StartsWith(" from ", StringComparison.Ordinal)
            ? section.Text.Cut(TextSpan.Between(start, start + length))
            : null;
    }
}
