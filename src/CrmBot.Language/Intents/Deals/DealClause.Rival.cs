using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>The competitor a clause names, and how it compares with us.</summary>
internal sealed partial class DealClause
{
    private const int LongestBidder = 16;

    private bool ReadRival()
    {
        if (draft.Has("rival") || clause.Has("find.list")) return false;
        if ((clause.First("deal.rival") ?? clause.First("rival.arrives")) is not { } cue || IsInside(cue)) return ReadBidder() || ReadCompared();
        var start = cue.End;
        start = BehindCustomer(start);
        while (start < clause.Span.End && clause.Lower[start] is ' ' or '是' or '有' or ':' or '：' or '那' or '边' or '叫')
        {
            if (clause.Lower[start] == '有' && clause.Span.End - start == 2) break;   // 对手是有赞
            start++;
        }

        foreach (var hit in clause.Cues) start = hit.Start == start && hit.Length > 1 && (hit.Is("change.word") || hit.Is("rival.arrives")) ? Math.Max(start, hit.End) : start;   // 对手换成横河了, 对手又多了个大和
        start = BehindWrong(start);
        var end = BeforeNot(start, RivalEnd(start));
        var name = TextCutter.Tidy(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, end)))).Trim('了');
        if (name.Length < 2 || name[0] == '的' || Nearby.Words("rival.noname").Is(name)) return false;   // 用的是竞品的系统 names nobody
        draft.Set("rival", name);
        var rest = Phrasing.Trim(clause.Within(TextSpan.Between(end, clause.Span.End)).Cut());
        if (rest.Length > 2 && (Compares(end) || cue.Is("rival.arrives"))) draft.Set("rival_note", rest);
        return true;
    }

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
    private bool IsInside(Lexicons.CueHit rival)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.rival.also") && hit.Span.Contains(rival.Span) && clause.Lower.AsSpan(rival.Start, rival.Length) is "rival" or "competitor" or "main competitor")
                return true;
        }

        return false;
    }

    /// <summary>云杉那边赛默飞也在报: whoever bids as well stands right before the words for it.</summary>
    private bool ReadBidder()
    {
        if ((clause.First("deal.rival.also") ?? (clause.Has("also") || IsBroughtIn() ? clause.First("deal.rival.bid") : null) ?? (clause.Has("deal.compare") && clause.Words.Contains('%') ? clause.First("deal.rival.came") : null)) is not { } bids
            || IsPersonBefore(bids.Start) || !IsAtCustomer(bids))
        {
            return false;
        }
        var start = clause.Span.Start;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.End <= bids.Start) start = Phrasing.Around(clause, mention.Span).End;
        }

        foreach (var hit in clause.Cues)
        {
            if (hit.End <= bids.Start
                && ((hit.Is("rival.there") && hit.Start == start) || hit.Is("pronoun") || hit.Is("also") || hit.Is("deal.noun") || hit.Is("filler") || hit.Is("said")))
            {
                start = Math.Max(start, hit.End);
            }
        }

        var name = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, bids.Start))));
        if (name.Length is < 2 or > LongestBidder || name.StartsWith('我') || name.StartsWith('咱')) return false;
        draft.Set("rival", name);
        if (bids.Is("deal.rival.came") && Phrasing.Trim(clause.Text.Cut(TextSpan.Between(bids.End, clause.Span.End))) is { Length: > 2 } compared)
            draft.Set("rival_note", compared);
        return draft.Has("rival");
    }

    private bool IsPersonBefore(int at) => clause.People.Exists(person => at - person.Whole.End is 0 or 1);

    /// <summary>orion is in at tundra: where the words end in "at", the customer stands behind them; boss is in at 9.</summary>
    private bool IsAtCustomer(Lexicons.CueHit bids) => !clause.Lower.AsSpan(bids.Start, bids.Length).EndsWith(" at", StringComparison.Ordinal)
        || clause.Customers.Exists(mention => mention.Span.Start == bids.End + 1);

    /// <summary>万里达有米其林在抢: behind the customer it is told who is there.</summary>
    private bool IsBroughtIn()
    {
        if (clause.Customers is not [.., var last] || !clause.Has("rival.there")) return false;
        var end = Phrasing.Around(clause, last.Span).End;
        foreach (var hit in clause.Cues)
        {
            if (hit.Start == end && hit.Is("rival.there")) return true;
        }

        return false;
    }

    /// <summary>青禾在跟大北农比价: whoever they hold beside us stands between the two words.</summary>
    private bool ReadCompared()
    {
        if ((clause.First("deal.rival.beside") ?? clause.First("deal.rival.sought")) is not { } beside) return false;
        foreach (var hit in clause.Cues)
        {
            if (!(hit.Is("deal.rival.held") || (hit.Is("deal.rival.talks") && IsComparedBehind(hit.End)) || (beside.Is("deal.rival.sought") && (hit.Is("deal.rival.bid") || hit.Is("deal.rival.talks")))) || hit.Start - beside.End is < 2 or > LongestBidder) continue;
            var name = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(beside.End, hit.Start)));
            var between = TextSpan.Between(beside.End, hit.Start);
            if (name.Length < 2 || IsElse(between)) return false;
            draft.Set("rival", name);
            return true;
        }

        return false;
    }

    /// <summary>在跟霍尼韦尔谈，价格比我们低一成: talk with others is told of a competitor only beside how they compare with us.</summary>
    private bool IsComparedBehind(int at) => RivalWords.CompareBehind(clause, at);

    /// <summary>One of their people, or nobody in particular.</summary>
    private bool IsElse(TextSpan named) => clause.People.Exists(person => person.Whole.Start == named.Start)
        || clause.Cues.Exists(other => named.Contains(other.Span) && NamesNobody(other));

    private static bool NamesNobody(CueHit hit) => hit.Is("pronoun") || hit.Is("speaker.me") || hit.Is("client") || hit.Is("lost.rival.open");

    /// <summary>比我们便宜两万, 20k cheaper: how far they are apart, no price.</summary>
    private bool IsDifference(MoneySpot spot)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.apart") && (hit.End <= spot.Span.Start ? spot.Span.Start - hit.End <= 2 : hit.Start - spot.Span.End is >= 0 and <= 1)) return true;
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

    private static readonly Nearby Links = Nearby.Words("rival.link");

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

    /// <summary>海尔报了45万，我们报的52万: beside our price stands whose theirs is.</summary>
    private bool ReadRivalPrice()
    {
        if (!IsOfRival() && (!OurQuote.IsIn(clause.Lower) || OurQuote.IsIn(clause.Words))) return false;
        if (draft.Has("rival") && !draft.Has("rival_note") && (clause.First("rival.quotes") ?? clause.First("quote.word")) is { } theirs && MoneyBehind(theirs.End) is not null)
        {
            draft.Set("rival_note", clause.Text.Cut(TextSpan.Between(theirs.Start, clause.Span.End)));
            return true;   // 又冒出来个汇川 人家报36万
        }

        if (clause.First("quote.word") is not { } quoted || MoneyBehind(quoted.End) is null || clause.Customers.Count > 0 || clause.Has("pronoun") || clause.Has("speaker.me"))
            return false;
        var name = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(clause.Span.Start, quoted.Start)));
        if (name.Length is < 2 or > LongestBidder || Nearby.Words("rival.noname").Is(name) || clause.People.Count > 0) return false;
        if (!draft.Has("rival")) draft.Set("rival", name);
        if (!draft.Has("rival_note")) draft.Set("rival_note", clause.Text.Cut(TextSpan.Between(quoted.Start, clause.Span.End)));
        return true;
    }

    private static readonly Nearby OurQuote = Nearby.Words("quote.ours");

    /// <summary>还有用友在抢，用友报了70万: whoever was named as competitor begins the clause.</summary>
    private bool IsOfRival() => draft.Text("rival") is { Length: > 1 } rival
        && (clause.Words.StartsWith(rival, StringComparison.OrdinalIgnoreCase) || IsTheirs(clause.Words[Heard.LengthAt(clause.Words)..].TrimStart()) || (Heard.LengthAt(clause.Words) is > 0 and var heard && clause.Words[heard..].TrimStart() is ['报', ..]));

    private static readonly Nearby Heard = Nearby.Words("rival.heard");

    /// <summary>对手是有赞，听说他们报了8万8.</summary>
    private static bool IsTheirs(ReadOnlySpan<char> words) => Nearby.Words("rival.they").Begins(words);

    /// <summary>Behind the competitor's name: 价格比我们低一成左右.</summary>
    private bool ReadRivalNote()
    {
        if (!draft.Has("rival") || draft.Has("rival_note") || !clause.Has("deal.compare") || clause.Has("deal.rival")
            || clause.Amounts.Exists(spot => !spot.Bare && !IsDifference(spot)) || clause.Has("need") || clause.Has("promise.their"))
        {
            return false;
        }
        draft.Set("rival_note", Phrasing.Trim(clause.Cut()));
        return true;
    }
}
