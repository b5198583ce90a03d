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

    private bool ReadYes()
    {
        if (!clause.Has("deal.yes")) return false;
        draft.Set("stage", "negotiation");
        return true;
    }

    private bool ReadStage()
    {
        if (draft.Has("stage") || (IsQuoted() || IsQuotedAmong() ? "quote" : StageReached()) is not { } stage) return false;
        draft.Set("stage", stage);
        return true;
    }

    /// <summary>报价35万 and nothing to hold against it.</summary>
    private bool IsQuoted() => clause.First("quote.word") is { } quote && Money() is { } money && quote.Start <= money.Span.Start
        && !clause.Has("need") && !clause.Has("objection") && !clause.Has("deal.rival") && !TimeIsAhead();

    /// <summary>报价给星河了 含税36万8.</summary>
    private bool IsQuotedAmong() =>
        among && clause.Has("quote.word") && clause.Amounts.Count == 0 && clause.Customers.Count > 0 && IsDone()
        && !clause.Has("need") && !clause.Has("objection") && !clause.Has("said") && !clause.Has("not.yet");

    private bool IsDone() => clause.Text.CutFolded(clause.Span).Contains('了');

    private string? StageReached()
    {
        var move = Move();
        foreach (var code in clause.Codes)
        {
            if (code.Kind != CodeKind.Stage || code.Code is "won" or "lost" || IsOver(code.Span)) continue;
            if (IsReached(code.Span, move) && !StartsLater(move)) return code.Code;
        }

        return null;
    }

    /// <summary>下周开始走合同: it begins only then.</summary>
    private bool StartsLater(CueHit? move) =>
        move is { } begun && clause.Lower[begun.Start] == '开' && TimeWords.FirstAhead(clause) is not null;

    /// <summary>The stage stands behind the verb, or is marked as one and not looked for.</summary>
    private bool IsReached(TextSpan stage, CueHit? move) => move is { } verb
        ? IsMovedTo(verb, stage) || IsMarked(stage)
        : IsMarked(stage) && (clause.Customers.Count > 0 || clause.Carried is not null || !clause.Has("find.noun"));

    /// <summary>推进到谈判, move it to the quote stage; behind a short Latin verb with no more than an article between.</summary>
    private bool IsMovedTo(CueHit verb, TextSpan stage) => stage.Start >= verb.End
        && (verb.Length > ShortestVerb || !char.IsAscii(clause.Lower[verb.Start]) || stage.Start - verb.End <= LongestArticle);

    /// <summary>报价阶段; a plain 合同 or 报价 without a verb names no stage.</summary>
    private bool IsMarked(TextSpan stage) => IsUnderWay(stage) || IsBegun(stage) || IsAlone(stage)
        || clause.Cues.Exists(hit => hit.Is("deal.stage.tail") && IsBeside(hit, stage));

    private bool IsBeside(CueHit tail, TextSpan stage) =>
        tail.Start - stage.End is 0 or 1 || (char.IsAscii(clause.Lower[tail.Start]) && tail.End + 1 == stage.Start);

    /// <summary>polaris qualified: nothing but the customer and a stage that is no thing to send or to show.</summary>
    private bool IsAlone(TextSpan stage) =>
        clause.Customers is [var only] && only.Span.End <= stage.Start && !Mood.IsQuestion(clause)
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
    private bool IsUnderWay(TextSpan stage) =>
        stage.End < clause.Span.End && GoesOn(stage) && clause.Customers.Exists(mention => StandsBehind(stage, mention.Span.End));

    private bool GoesOn(TextSpan stage)
    {
        var rest = clause.Lower.AsSpan(stage.End, clause.Span.End - stage.End);
        var isStep = clause.Lower[stage.Start] is '走' or '进' or '谈';
        if (isStep) rest = rest[Course.LengthAt(rest)..];   // 走合同流程了
        return rest.StartsWith("中") || (isStep && rest.StartsWith("了"));
    }

    private static readonly Nearby Course = Nearby.Words("stage.course");

    private bool StandsBehind(TextSpan stage, int name) =>
        name == stage.Start || (name + 1 == stage.Start && clause.Lower[name] is ' ' or '在');

    /// <summary>已经在走合同, 开始走合同了.</summary>
    private bool IsBegun(TextSpan stage)
    {
        if (stage.Start == clause.Span.Start || clause.Lower[stage.Start] != '走' || TimeWords.FirstAhead(clause) is not null) return false;
        var before = clause.Lower[stage.Start - 1];
        return before == '在' || (before is '始' or '经' && clause.Lower[clause.Span.End - 1] == '了');
    }

    /// <summary>The first verb of moving; 进 and "in" only between the customer and the stage (青禾进谈判了, Tundra in negotiation).</summary>
    private CueHit? Move()
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.move")
                && (clause.Lower.AsSpan(hit.Start, hit.Length) is not ("进" or "in" or "to" or "into") || IsBetween(hit))) return hit;
        }

        return null;
    }

    private bool IsBetween(CueHit verb) => IsRightBeforeStage(verb)
        && (clause.Customers.Count == 0
            ? clause.Guess is { } guess && verb.Start - guess.Span.End is >= 0 and <= 1
            : clause.Customers.Exists(mention => mention.Span.End <= verb.Start && IsNothingBetween(mention.Span.End, verb.Start)));

    private bool IsRightBeforeStage(CueHit verb) =>
        clause.CodesOf(CodeKind.Stage).Any(code => code.Span.Start >= verb.End && code.Span.Start - verb.End <= 1);

    /// <summary>青禾已经进谈判了: nothing but small words.</summary>
    private bool IsNothingBetween(int start, int end)
    {
        var before = clause.All("stage.before").Select(static hit => hit.Span);
        return !clause.Within(TextSpan.Between(start, end)).Cut(before).Any(char.IsLetterOrDigit);
    }

    private bool TimeIsAhead() => TimeWords.FirstAhead(clause) is not null && !IsDone();
}
