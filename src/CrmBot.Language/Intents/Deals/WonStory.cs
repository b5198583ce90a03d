using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Deals;

/// <summary>What is told with a signature: who was beaten, what decided it, and the rest as a note.</summary>
internal sealed class WonStory(Section section, FrameDraft draft)
{
    private static readonly Nearby Crumbs = Nearby.Words("crumb");

    private readonly List<string> _factors = [];
    private readonly List<string> _notes = [];
    private bool _listing;

    /// <summary>主要是价格和服务: the factors of an answer that begins with a word for them.</summary>
    public static List<string> Factors(Section section)
    {
        var story = new WonStory(section, new FrameDraft("won"));
        if (section.Has("won.factor") || section.Has("won.factor.tail")) story.Read();
        return story._factors;
    }

    public void Read()
    {
        foreach (var span in section.Clauses) ReadClause(section.Within(span));
        _factors.RemoveAll(static factor => Lexicons.Nearby.Words("chain.fill").Is(factor));
        draft.SetList("factors", _factors).Set("note", JoinedWords.Of(_notes));
    }

    private void ReadClause(Section clause)
    {
        if (ReadRival(clause) | ReadFactors(clause)) return;
        var rest = Rest(clause);
        if (clause.Has("also") || clause.HasFamily("ch")) _listing = false;
        // 客户就认我们售后
        if (clause.Has("won.reason") && rest.Length > 1 && clause.Amounts.Count == 0 && !Mood.IsQuestion(clause))
            _factors.AddRange(Split(rest));
        else if (_listing && !clause.Has("won.later") && rest.Length > 1 && clause.Amounts.Count == 0 && clause.Times.Count == 0
            && !clause.Has("won.word"))
            _factors.AddRange(Split(rest));
        else if (rest.Length > 1 && rest.Any(char.IsLetter) && !Crumbs.AreAll(rest)) _notes.Add(rest);
    }

    /// <summary>把汇川挤掉了: between 把 and the verb.</summary>
    private static string? Pushed(Section clause)
    {
        if (clause.First("won.pushed") is not { } verb) return null;
        var from = clause.Lower.AsSpan(clause.Span.Start, verb.Start - clause.Span.Start).LastIndexOf('把') + clause.Span.Start;
        if (from < clause.Span.Start || verb.Start - from is < 3 or > LongestPushed) return null;
        return Phrasing.Trim(clause.Text.Cut(TextSpan.Between(from + 1, verb.Start))).TrimEnd('给');
    }

    private const int LongestPushed = 12;

    private bool ReadRival(Section clause)
    {
        if (draft.Has("rival")) return false;
        if (Pushed(clause) is { } pushed)
        {
            draft.Set("rival", pushed);
            return true;
        }

        if (clause.First("won.beat") is not { } beat || Beaten(clause, beat) is not { } rival) return false;
        draft.Set("rival", rival);
        return draft.Has("rival");
    }

    /// <summary>Whoever was beaten: 从汇川手里抢的, 打败汇川, beat Oracle on price.</summary>
    private string? Beaten(Section clause, CueHit beat)
    {
        if (clause.Lower[beat.Start] == '从') return FromHandOf(clause, beat);
        var end = BeforeFactor(clause, beat);
        var name = Phrasing.Trim(clause.Within(TextSpan.Between(beat.End, end)).Cut(clause.Times.Select(static time => time.Span)))
            .TrimStart('了', '掉');
        if (name.Length < 2 || char.IsAsciiDigit(name[0]) || HasSum(clause, beat.End, end)) return null;
        name = WithoutCustomer(clause, WithoutReason(name));
        return name.LastIndexOf('的') is > 0 and var of && of < name.Length - 2 ? name[(of + 1)..] : name;   // 报价更低的经纬
    }

    private static string? FromHandOf(Section clause, CueHit beat)
    {
        var hand = clause.Lower.IndexOf('手', beat.End, clause.Span.End - beat.End);
        return hand < 0 ? null : TextCutter.Tidy(clause.Text.Cut(TextSpan.Between(beat.End, hand)));
    }

    private static int BeforeFactor(Section clause, CueHit beat)
    {
        var end = clause.Span.End;
        foreach (var hit in clause.Cues)
        {
            if (hit.Start > beat.End && (hit.Is("won.factor") || hit.Is("won.factor.tail"))) end = Math.Min(end, hit.Start);
        }

        return end;
    }

    private static bool HasSum(Section clause, int start, int end) =>
        clause.Amounts.Exists(spot => !spot.Bare && spot.Span.Start >= start && spot.Span.Start < end);

    /// <summary>beat Oracle on price: why stands behind, and is a factor.</summary>
    private string WithoutReason(string name)
    {
        const string on = " on ";
        if (name.IndexOf(on, StringComparison.OrdinalIgnoreCase) is not (> 0 and var at)) return name;
        _factors.AddRange(Split(name[(at + on.Length)..]));
        return name[..at];
    }

    /// <summary>beat SAP at Meridian: where they were beaten is the customer's name.</summary>
    private static string WithoutCustomer(Section clause, string name) =>
        name.LastIndexOf(" at ", StringComparison.OrdinalIgnoreCase) is > 0 and var at && clause.Customers.Count > 0
                && clause.Customers.Exists(mention => clause.Text.Cut(mention.Span) == name[(at + 4)..])
            ? name[..at]
            : name;

    private bool ReadFactors(Section clause)
    {
        if (clause.First("won.factor.tail") is { } tail)
        {
            _factors.AddRange(Split(Rest(clause.Within(TextSpan.Between(clause.Span.Start, tail.Start)))));
            return true;
        }

        if (clause.First("won.factor") is not { } cue) return false;
        var start = cue.End;
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("won.factor") && hit.Start <= start + 1 && hit.End > start) start = hit.End;
        }

        while (start < clause.Span.End && clause.Lower[start] is ' ' or '是' or ':' or '：') start++;
        _factors.AddRange(Split(Rest(clause.Within(TextSpan.Between(start, clause.Span.End)))));
        _listing = true;
        return true;
    }

    private static string Rest(Section clause)
    {
        var words = clause.Cues.Where(hit => hit.Is("won.word") || hit.Is("deal.amount") || hit.Is("deal.noun") || hit.Is("recent")
            || hit.IsOf("won.renewal") || hit.Is("won.renewal") || hit.Is("won.first") || hit.Is("also")).Select(hit => hit.Span);
        var used = clause.Times.Where(time => (time.IsDuration && time.Amount is not { IsElapsed: true })
            || !TimeWords.IsAhead(time, clause.Now) && time.Amount is not { IsElapsed: true }).Select(time => time.Span);
        var sums = clause.Amounts.Where(spot => !spot.Bare).Select(spot => WithLead(clause, spot.Span));
        return Phrasing.Trim(
            clause.Cut([.. clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span)), .. words, .. used, .. sums]));
    }

    /// <summary>signed for $20k: the little word belongs to the sum.</summary>
    private static TextSpan WithLead(Section clause, TextSpan sum)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("amount.lead") && hit.End <= sum.Start && sum.Start - hit.End <= 1) return TextSpan.Between(hit.Start, sum.End);
        }

        return sum;
    }

    private static IEnumerable<string> Split(string text) => text
        .Split(['、', '+', '，', ',', '；'], StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(part => part.Split([" and ", " n "], StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(part => part.IndexOf('和', StringComparison.Ordinal) is > 1 and var at && at < part.Length - 2
            ? [part[..at], part[(at + 1)..]] : new[] { part })
        .Select(Phrasing.Trim).Where(part => part.Length > 1);
}
