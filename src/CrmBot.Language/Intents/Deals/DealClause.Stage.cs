using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>The stage a clause moves the deal to, a spoken yes, and what the deal is stuck on.</summary>
internal sealed partial class DealClause
{
    /// <summary>"at the quote stage" names a stage, "emailed Greg at Oakline the proposal" does not.</summary>
    private const int ShortestVerb = 2;
    private const int LongestArticle = 5;

    /// <summary>security audit is the blocker; the only blocker is the works council: on the other side of "is".</summary>
    private string? NamedBlocker()
    {
        if (clause.First("block.is") is { } last)
        {
            var start = clause.Customers is [.., var known] && known.Span.End <= last.Start ? known.Span.End : clause.Span.Start;
            return Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, last.Start))).TrimStart(':', ' ') is { Length: > 2 } before ? before : null;
        }

        if (clause.First("block.names") is not { } first || clause.Lower.IndexOf(" is ", first.End, clause.Span.End - first.End, StringComparison.Ordinal) is not (>= 0 and var at)) return null;
        return Whose.Behind(Phrasing.Trim(clause.Text.Cut(TextSpan.Between(at + 4, clause.Span.End)))) is { Length: > 2 } behind ? behind.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? behind[4..] : behind : null;
    }

    private bool ReadBlocker()
    {
        if (HeldBy() is { } holder)
        {
            draft.Set("blocker", holder);
            return true;
        }

        if (!draft.Has("blocker") && NamedBlocker() is { } named)
        {
            draft.Set("blocker", named);
            return true;
        }

        if (draft.Has("blocker") || (clause.First("deal.block.firm") ?? (clause.Has("deal.noun") || clause.Has("jam.matter") || clause.Has("jam.by") || among ? clause.First("deal.stuck") ?? clause.First("deal.block") : null)) is not { } firm || IsOnScreen(firm)) return false;
        if (clause.Has("budget") && MoneyBehind(firm.End) is not null) return false;   // 预算卡在8万
        if (firm.End < clause.Span.End && clause.Lower[firm.End] == '得') return false;   // 财务卡得紧
        if (clause.First("role.economic_buyer") is { } payer && payer.Span == firm.Span && IsRightBehindPerson(firm.Start))
            return false;   // 财务老吕卡付款: who holds the purse
        if (clause.Lower[firm.Start] == '被')   // 被预算卡住了
        {
            draft.Set("blocker", clause.Text.Cut(TextSpan.Between(firm.Start + 1, firm.End - 1)));
            return true;
        }

        var cue = LongestBlock(firm);
        // 卡法务: all but 卡 names what it is stuck on.
        var start = clause.Lower[cue.Start] == '卡' && clause.Lower[cue.End - 1] is not ('在' or '了' or '住' or '到') ? cue.Start + 1 : cue.End;
        while (start < clause.Span.End && clause.Lower[start] is ' ' or '在' or '了' or '于') start++;
        var end = clause.Span.End;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.Start > start) end = Math.Min(end, Phrasing.Around(clause, mention.Span).Start);
        }

        var text = HolderBefore(cue) ?? Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, end))));
        if (text is ['着', ..]) text = Phrasing.Trim(clause.Cut(Phrasing.AroundNames(clause with { People = [] })));   // 欧经理卡着不放
        text = Whose.Behind(text).TrimEnd('了', '那', '里', '儿', '边', '上');
        if (text.Length == 0) return false;
        draft.Set("blocker", text);
        return true;
    }

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
    private bool IsOnScreen(CueHit firm) => clause.All("block.screen").Any(hit => hit.Start >= firm.End && hit.Start - firm.End <= LongestSide);

    private const int LongestSide = 3;

    private CueHit LongestBlock(CueHit firm)
    {
        var longest = default(CueHit);
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.block") && hit.Start >= firm.Start && hit.Length > longest.Length) longest = hit;
        }

        return longest.Length > 0 ? longest : firm;
    }

    private bool ReadYes()
    {
        if (!clause.Has("deal.yes")) return false;
        draft.Set("stage", "negotiation");
        return true;
    }

    private bool ReadStage()
    {
        if (draft.Has("stage")) return false;
        if (clause.First("quote.word") is { } quote && Money() is { } money && quote.Start <= money.Span.Start && !clause.Has("need")
            && !clause.Has("objection") && !clause.Has("deal.rival") && !TimeIsAhead())
        {
            draft.Set("stage", "quote");
            return true;
        }

        if (among && clause.Has("quote.word") && clause.Amounts.Count == 0 && clause.Customers.Count > 0
            && clause.Text.CutFolded(clause.Span).Contains('了', StringComparison.Ordinal) && !clause.Has("need") && !clause.Has("objection")
            && !clause.Has("said") && !clause.Has("not.yet"))
        {
            draft.Set("stage", "quote");   // 报价给星河了 含税36万8
            return true;
        }

        var move = Move();
        foreach (var code in clause.Codes)
        {
            if (code.Kind != CodeKind.Stage || code.Code is "won" or "lost" || IsOver(code.Span) || !IsReached(code.Span, move)
                || (move is { } begun && clause.Lower[begun.Start] == '开' && TimeWords.FirstAhead(clause) is not null))
            {
                continue;
            }
            draft.Set("stage", code.Code);
            return true;
        }

        return false;
    }

    /// <summary>The stage stands behind the verb, or is marked as one and not looked for.</summary>
    private bool IsReached(TextSpan stage, CueHit? move) =>
        move is { } verb ? stage.Start >= verb.End && (verb.Length > ShortestVerb || !char.IsAscii(clause.Lower[verb.Start])
            || stage.Start - verb.End <= LongestArticle) || IsMarked(stage) : IsMarked(stage) && (clause.Customers.Count > 0
            || clause.Carried is not null || !clause.Has("find.noun"));

    /// <summary>报价阶段; a plain 合同 or 报价 without a verb names no stage.</summary>
    private bool IsMarked(TextSpan stage) => IsUnderWay(stage) || IsBegun(stage) || IsAlone(stage)
        || clause.Cues.Exists(hit => hit.Is("deal.stage.tail")
            && (hit.Start == stage.End || hit.Start == stage.End + 1 || (char.IsAscii(clause.Lower[hit.Start]) && hit.End + 1 == stage.Start)));

    /// <summary>polaris qualified: nothing but the customer and a stage that is no thing to send or to show.</summary>
    private bool IsAlone(TextSpan stage) => clause.Customers.Count == 1 && clause.Customers[0].Span.End <= stage.Start && !Mood.IsQuestion(clause)
        && clause.CodesOf(CodeKind.Stage).Any(code => code.Span == stage && code.Code is "qualified" or "negotiation") && IsBare(stage);

    /// <summary>试用阶段结束: what is over is no longer where it stands.</summary>
    private bool IsOver(TextSpan stage)
    {
        var rest = clause.Lower.AsSpan(stage.End, clause.Span.End - stage.End);
        if (rest.StartsWith("阶段")) rest = rest[2..];
        if (rest.StartsWith("已") || rest.StartsWith("都")) rest = rest[1..];
        return Nearby.Words("stage.over").Begins(rest);
    }

    /// <summary>天马商务谈判中, 微光走合同了: right behind the customer, with the sign of what goes on.</summary>
    private bool IsUnderWay(TextSpan stage) => stage.End < clause.Span.End
        && (clause.Lower[stage.End] == '中' || (clause.Lower[stage.End] == '了' && clause.Lower[stage.Start] is '走' or '进' or '谈'))
        && clause.Customers.Exists(mention => mention.Span.End == stage.Start || (mention.Span.End + 1 == stage.Start && clause.Lower[mention.Span.End] is ' ' or '在'));

    /// <summary>已经在走合同, 开始走合同了.</summary>
    private bool IsBegun(TextSpan stage) => stage.Start > clause.Span.Start && clause.Lower[stage.Start] is '走' && TimeWords.FirstAhead(clause) is null
        && (clause.Lower[stage.Start - 1] is '在' || (clause.Lower[stage.Start - 1] is '始' or '经' && clause.Lower[clause.Span.End - 1] is '了'));

    /// <summary>The first verb of moving; 进 and "in" only between the customer and the stage (青禾进谈判了, Tundra in negotiation).</summary>
    private CueHit? Move()
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.move") && (clause.Lower.AsSpan(hit.Start, hit.Length) is not ("进" or "in" or "to" or "into") || IsBetween(hit))) return hit;
        }

        return null;
    }

    private bool IsBetween(CueHit verb) => clause.CodesOf(CodeKind.Stage).Any(code => code.Span.Start >= verb.End && code.Span.Start - verb.End <= 1)
        && (clause.Customers.Count == 0 ? clause.Guess is { } guess && verb.Start - guess.Span.End is >= 0 and <= 1 : clause.Customers.Exists(mention => mention.Span.End <= verb.Start
            && !clause.Within(TextSpan.Between(mention.Span.End, verb.Start)).Cut(clause.Cues.Where(hit => hit.Is("stage.before")).Select(hit => hit.Span)).Any(char.IsLetterOrDigit)));

    private bool TimeIsAhead() => TimeWords.FirstAhead(clause) is not null && !clause.Text.CutFolded(clause.Span).Contains('了', StringComparison.Ordinal);
}
