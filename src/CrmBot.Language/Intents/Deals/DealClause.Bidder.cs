using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <content>Who bids as well, or is compared with us.</content>
internal sealed partial class DealClause
{
    private const int LongestBidder = 16;

    /// <summary>云杉那边赛默飞也在报: whoever bids as well stands right before the words for it.</summary>
    private bool ReadBidder()
    {
        if (BidderWord() is not { } bids || IsPersonBefore(bids.Start) || !IsAtCustomer(bids)) return false;
        var start = BidderStart(bids);
        var name = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, bids.Start))));
        if (name.Length is < 2 or > LongestBidder || name.StartsWith('我') || name.StartsWith('咱')) return false;
        draft.Set("rival", name);
        if (bids.Is("deal.rival.came")
            && Phrasing.Trim(clause.Text.Cut(TextSpan.Between(bids.End, clause.Span.End))) is { Length: > 2 } compared)
            draft.Set("rival_note", compared);
        return draft.Has("rival");
    }

    /// <summary>也在报; 在抢 where somebody is brought in; 来了 beside by how many percent.</summary>
    private CueHit? BidderWord() =>
        clause.First("deal.rival.also")
        ?? (clause.Has("also") || IsBroughtIn() ? clause.First("deal.rival.bid") : null)
        ?? (clause.Has("deal.compare") && clause.Words.Contains('%') ? clause.First("deal.rival.came") : null);

    /// <summary>Behind the customer, and behind what only leads over to who bids: 云杉那边, 听说, 他们.</summary>
    private int BidderStart(CueHit bids)
    {
        var start = clause.Span.Start;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.End <= bids.Start) start = Phrasing.Around(clause, mention.Span).End;
        }

        foreach (var hit in clause.Cues)
        {
            if (hit.End <= bids.Start && LeadsToBidder(hit, start)) start = Math.Max(start, hit.End);
        }

        return start;
    }

    private static bool LeadsToBidder(CueHit hit, int start) => (hit.Is("rival.there") && hit.Start == start)
        || hit.Is("pronoun") || hit.Is("also") || hit.Is("deal.noun") || hit.Is("filler") || hit.Is("said");

    private bool IsPersonBefore(int at) => clause.People.Exists(person => at - person.Whole.End is 0 or 1);

    /// <summary>orion is in at tundra: where the words end in "at", the customer stands behind them; boss is in at 9.</summary>
    private bool IsAtCustomer(CueHit bids) => !clause.Lower.AsSpan(bids.Start, bids.Length).EndsWith(" at", StringComparison.Ordinal)
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
            if (hit.Start - beside.End is < 2 or > LongestBidder || !HoldsBeside(hit, beside)) continue;
            var between = TextSpan.Between(beside.End, hit.Start);
            var name = Phrasing.Trim(clause.Text.Cut(between));
            if (name.Length < 2 || IsElse(between)) return false;
            draft.Set("rival", name);
            return true;
        }

        return false;
    }

    /// <summary>比价; 谈 where it is told how they compare, or where somebody is sought to bid.</summary>
    private bool HoldsBeside(CueHit hit, CueHit beside)
    {
        if (hit.Is("deal.rival.held")) return true;
        var isTalk = hit.Is("deal.rival.talks");
        return (isTalk && IsComparedBehind(hit.End)) || (beside.Is("deal.rival.sought") && (isTalk || hit.Is("deal.rival.bid")));
    }

    /// <summary>在跟霍尼韦尔谈，价格比我们低一成: talk with others is told of a competitor only beside how they compare with us.</summary>
    private bool IsComparedBehind(int at) => RivalWords.CompareBehind(clause, at);

    /// <summary>One of their people, or nobody in particular.</summary>
    private bool IsElse(TextSpan named) => clause.People.Exists(person => person.Whole.Start == named.Start)
        || clause.Cues.Exists(other => named.Contains(other.Span) && NamesNobody(other));

    private static bool NamesNobody(CueHit hit) =>
        hit.Is("pronoun") || hit.Is("speaker.me") || hit.Is("client") || hit.Is("lost.rival.open");
}
