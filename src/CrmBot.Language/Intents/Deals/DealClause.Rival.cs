using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>The competitor a clause names, and how it compares with us.</summary>
internal sealed partial class DealClause
{
    private static readonly Nearby Links = Nearby.Words("rival.link");

    private bool ReadRival()
    {
        if (draft.Has("rival") || clause.Has("find.list")) return false;
        if ((clause.First("deal.rival") ?? clause.First("rival.arrives")) is not { } cue || IsInside(cue))
            return ReadBidder() || ReadCompared();
        var start = RivalStart(cue);
        var end = BeforeNot(start, RivalEnd(start));
        var name = TextCutter.Tidy(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, end)))).Trim('了');
        if (name.Length < 2 || name[0] == '的' || Nearby.Words("rival.noname").Is(name)) return false;   // 用的是竞品的系统 names nobody
        draft.Set("rival", name);
        var rest = Phrasing.Trim(clause.Within(TextSpan.Between(end, clause.Span.End)).Cut());
        if (rest.Length > 2 && (Compares(end) || cue.Is("rival.arrives"))) draft.Set("rival_note", rest);
        return true;
    }

    /// <summary>Behind 是, 有, 换成 (对手换成横河了), 又多了个 (对手又多了个大和) and what was wrong.</summary>
    private int RivalStart(CueHit cue)
    {
        var start = BehindCustomer(cue.End);
        while (start < clause.Span.End && LeadsToRival(start)) start++;
        foreach (var hit in clause.Cues)
        {
            if (hit.Start == start && hit.Length > 1 && (hit.Is("change.word") || hit.Is("rival.arrives"))) start = hit.End;
        }

        return BehindWrong(start);
    }

    /// <summary>对手是, 竞品那边有; not the 有 of 对手是有赞.</summary>
    private bool LeadsToRival(int at) => clause.Lower[at] is ' ' or '是' or '有' or ':' or '：' or '那' or '边' or '叫'
        && !(clause.Lower[at] == '有' && clause.Span.End - at == 2);

    /// <summary>竞品写错了，是ABB: the right one stands behind.</summary>
    private int BehindWrong(int start)
    {
        var wrong = Nearby.Words("rival.wrong").LengthAt(clause.Lower.AsSpan(start, clause.Span.End - start));
        if (wrong == 0) return start;
        var at = start + wrong;
        while (at < clause.Span.End && clause.Lower[at] is ' ' or ',' or '，' or '。' or '.' or '-') at++;
        at += Nearby.Words("rival.right").LengthAt(clause.Lower.AsSpan(at, clause.Span.End - at));
        while (at < clause.Span.End && clause.Lower[at] == ' ') at++;
        return at;
    }

    /// <summary>是ABB不是西门子, Labware not Sapio: what it is not is no name of it.</summary>
    private int BeforeNot(int start, int end)
    {
        if (end <= start) return end;
        var name = clause.Lower.AsSpan(start, end - start);
        var not = name.IndexOf("不是");
        if (not < 0) not = name.IndexOf(" not ");
        return not > 0 ? start + not : end;
    }

    /// <summary>Stratus is the rival at Meridian: the word stands inside what is said of whoever stands before.</summary>
    private bool IsInside(CueHit rival)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.rival.also") && hit.Span.Contains(rival.Span)
                && clause.Lower.AsSpan(rival.Start, rival.Length) is "rival" or "competitor" or "main competitor")
                return true;
        }

        return false;
    }

    /// <summary>比我们便宜两万, 20k cheaper: how far they are apart, no price.</summary>
    private bool IsDifference(MoneySpot spot)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.apart")
                && (hit.End <= spot.Span.Start ? spot.Span.Start - hit.End <= 2 : hit.Start - spot.Span.End is >= 0 and <= 1)) return true;
        }

        return false;
    }

    private bool Compares(int from)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Start >= from && hit.Is("deal.compare")) return true;
        }

        return false;
    }

    /// <summary>"competitor at Lumen is Datadog": the name stands behind the customer's.</summary>
    private int BehindCustomer(int start)
    {
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.Start >= start) return LinkAfter(mention.Span.End) ?? start;
        }

        return start;
    }

    private int? LinkAfter(int at)
    {
        while (at < clause.Span.End && clause.Lower[at] == ' ') at++;
        return Links.LengthAt(clause.Lower.AsSpan(at, clause.Span.End - at)) is > 0 and var link ? at + link : null;
    }

    private int RivalEnd(int start)
    {
        var end = clause.Span.End;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.Start > start) end = Math.Min(end, Phrasing.Around(clause, mention.Span).Start);
        }

        foreach (var hit in clause.Cues)
        {
            if (hit.Start >= start && hit.Is("deal.rival.tail")) end = Math.Min(end, hit.Start);
        }

        return end;
    }
}
