using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <content>What the deal is stuck on.</content>
internal sealed partial class DealClause
{
    private const int LongestSide = 3;

    private bool ReadBlocker()
    {
        if (draft.Has("blocker") || (HeldBy() ?? NamedBlocker() ?? StuckOn()) is not { } blocker) return false;
        draft.Set("blocker", blocker);
        return true;
    }

    /// <summary>security audit is the blocker; the only blocker is the works council: on the other side of "is".</summary>
    private string? NamedBlocker() => clause.First("block.is") is { } last ? BlockerBefore(last) : BlockerBehindIs();

    private string? BlockerBefore(CueHit word)
    {
        var start = clause.Customers is [.., var known] && known.Span.End <= word.Start ? known.Span.End : clause.Span.Start;
        var before = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, word.Start))).TrimStart(':', ' ');
        return before.Length > 2 ? before : null;
    }

    private string? BlockerBehindIs()
    {
        const string link = " is ", article = "the ";
        if (clause.First("block.names") is not { } word) return null;
        var at = clause.Lower.IndexOf(link, word.End, clause.Span.End - word.End, StringComparison.Ordinal);
        if (at < 0) return null;
        var behind = Whose.Behind(Phrasing.Trim(clause.Text.Cut(TextSpan.Between(at + link.Length, clause.Span.End))));
        if (behind.Length <= 2) return null;
        return behind.StartsWith(article, StringComparison.OrdinalIgnoreCase) ? behind[article.Length..] : behind;
    }

    /// <summary>卡在法务, 被预算卡住了, 欧经理卡着不放.</summary>
    private string? StuckOn()
    {
        if (StuckWord() is not { } word || IsOnScreen(word) || IsNoBlock(word)) return null;
        if (clause.Lower[word.Start] == '被') return clause.Text.Cut(TextSpan.Between(word.Start + 1, word.End - 1));   // 被预算卡住了
        var cue = LongestBlock(word);
        var text = HolderBefore(cue) ?? BlockerBehind(cue);
        if (text is ['着', ..]) text = Phrasing.Trim(clause.Cut(Phrasing.AroundNames(clause with { People = [] })));   // 欧经理卡着不放
        text = Whose.Behind(text).TrimEnd('了', '那', '里', '儿', '边', '上');
        return text.Length == 0 ? null : text;
    }

    /// <summary>A sure word for being stuck, or a weaker one beside the deal or what may hold it.</summary>
    private CueHit? StuckWord() =>
        clause.First("deal.block.firm") ?? (IsOfDeal() ? clause.First("deal.stuck") ?? clause.First("deal.block") : null);

    private bool IsOfDeal() => clause.Has("deal.noun") || clause.Has("jam.matter") || clause.Has("jam.by") || among;

    /// <summary>预算卡在8万, 财务卡得紧, 财务老吕卡付款: how much, how strictly, who holds the purse.</summary>
    private bool IsNoBlock(CueHit word) =>
        (clause.Has("budget") && MoneyBehind(word.End) is not null)
        || (word.End < clause.Span.End && clause.Lower[word.End] == '得')
        || (clause.First("role.economic_buyer") is { } payer && payer.Span == word.Span && IsRightBehindPerson(word.Start));

    private string BlockerBehind(CueHit cue)
    {
        var start = NamesBlocker(cue) ? cue.Start + 1 : cue.End;
        while (start < clause.Span.End && clause.Lower[start] is ' ' or '在' or '了' or '于') start++;
        var end = clause.Span.End;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.Start > start) end = Math.Min(end, Phrasing.Around(clause, mention.Span).Start);
        }

        return Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, end))));
    }

    /// <summary>卡法务: all but 卡 names what it is stuck on.</summary>
    private bool NamesBlocker(CueHit cue) => clause.Lower[cue.Start] == '卡' && clause.Lower[cue.End - 1] is not ('在' or '了' or '住' or '到');

    private bool IsRightBehindPerson(int at) => clause.People.Exists(person => person.Whole.End == at);

    /// <summary>采购那边卡住了, 被法务卡着: with whom it is stuck stands before.</summary>
    private string? HolderBefore(CueHit cue)
    {
        if (clause.Lower[cue.End - 1] is not ('住' or '着' or '了' or '壳')) return null;
        for (var at = clause.Span.Start; at < cue.Start; at++)
        {
            if (TitleFinder.At(clause, at) is { } title && title.End <= cue.Start
                && (cue.Start - title.End <= LongestSide || clause.Lower.AsSpan(title.End, cue.Start - title.End).ContainsAny(',', ' ')))
            {
                return clause.Text.Cut(title);
            }
        }

        return null;
    }

    /// <summary>卡在登录那: where a program stops.</summary>
    private bool IsOnScreen(CueHit firm) =>
        clause.All("block.screen").Any(hit => hit.Start >= firm.End && hit.Start - firm.End <= LongestSide);

    private CueHit LongestBlock(CueHit firm)
    {
        var longest = default(CueHit);
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.block") && hit.Start >= firm.Start && hit.Length > longest.Length) longest = hit;
        }

        return longest.Length > 0 ? longest : firm;
    }
}
