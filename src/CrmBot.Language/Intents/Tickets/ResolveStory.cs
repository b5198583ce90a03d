using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>
/// Cause and remedy out of the clauses of a closing message: 物流破损 已补发. A clause that begins with a word of doing (已, 换了, replaced)
/// tells the remedy, the first other one the cause.
/// </summary>
internal sealed class ResolveStory
{
    private const int LongestFound = 5;
    private const int LongestRemark = 3;

    private static readonly Nearby Crumbs = Nearby.Words("crumb");

    private readonly Section _section;
    private readonly TextSpan? _paid;

    /// <summary>Whether a clause says 原因是: the others tell what was done.</summary>
    private readonly bool _named;

    /// <summary>The clause before was a heading: 原因：</summary>
    private bool _causeNext;

    public ResolveStory(Section section, TextSpan? paid)
    {
        _section = section;
        _paid = paid;
        _named = section.Clauses.Count > 1 && !section.Within(section.Clauses[0]).Has("cause.lead") && section.Has("cause.lead")
            && !section.Has("cause.found");
        foreach (var clause in section.Clauses) Read(section.Within(clause));
    }

    /// <summary>The clause before was a heading: 处理方案：</summary>
    private bool _fixNext;

    public string? Cause { get; private set; }

    public string? Fix { get; private set; }

    /// <summary>What leads to the remedy or the cause is read first; then whatever else a clause tells is one or the other.</summary>
    private void Read(Section clause)
    {
        if (IsOnlyMended(clause) || ReadFixBehind(clause)) return;
        if (_paid is { } paid && clause.Span.Overlaps(paid)) return;
        if (clause.HasAny("close.remark", "survey.order") || IsTheirRemark(clause)) return;
        if (Cause is null && clause.First("cause.lead") is { } lead) ReadCause(clause, lead);
        else ReadTold(clause);
    }

    /// <summary>恢复了，是接头松了: that it works again is neither cause nor remedy.</summary>
    private bool IsOnlyMended(Section clause) => _section.Clauses.Count > 1 && clause.Span.Start == _section.Clauses[0].Start
        && MendedFirst.SaysNoMore(clause);

    /// <summary>处理方案：赔500代金券: behind the words, or in the clause after them.</summary>
    private bool ReadFixBehind(Section clause)
    {
        if (_fixNext)
        {
            (Fix, _fixNext) = (Text(clause), false);
            return true;
        }

        if (clause.First("fix.by") is not { } by) return false;
        if (Text(clause.Within(TextSpan.Between(by.End, clause.Span.End))) is { Length: > 0 } fix) Fix ??= fix;
        else _fixNext = Fix is null;
        return true;
    }

    /// <summary>原因是滚轮老化, 轴承缺油是原因, 原因：; 原因查到了，轴承缺油 names it only behind that.</summary>
    private void ReadCause(Section clause, CueHit lead)
    {
        var said = clause.Within(TextSpan.Between(EndOf(clause, lead), clause.Span.End));
        if (Text(said) is { Length: > 0 } cause) Cause = said.Has("cause.found") && cause.Length <= LongestFound ? null : cause;
        else if (Text(clause.Within(TextSpan.Between(clause.Span.Start, lead.Start))) is { Length: > 1 } before) Cause = before;
        else _causeNext = true;
    }

    private void ReadTold(Section clause)
    {
        if (Cause is null && EndOfCause(clause) is > 0 and var end)
        {
            Cause = Text(clause.Within(TextSpan.Between(clause.Span.Start, end)));
            Fix ??= Text(clause.Within(TextSpan.Between(end + " and ".Length, clause.Span.End)));
            return;
        }

        var start = Start(clause);
        var text = Text(clause);
        if (text.Length < 2 || Crumbs.AreAll(text) || IsThing(clause, text)) return;
        if (_causeNext) (Cause, _causeNext) = (text, false);
        else if (BeginsWithFix(clause, start)) Fix = Fix is null ? text : Fix + " " + text;
        else if (Cause is not null) ReadBehindCause(clause, text);
        else if (_named) Fix ??= text;   // 换了主板 跑了两天没再报警 根因是受潮
        else Cause = WithoutIs(text);
    }

    /// <summary>the power supply burned out and we swapped it: before the "and" stands the cause; 0 where no remedy follows one.</summary>
    private static int EndOfCause(Section clause)
    {
        foreach (var hit in clause.Cues)
        {
            if (!hit.Is("fix.lead") && !hit.Is("fix.past")) continue;
            if (hit.Is("fix.past") && hit.End == clause.Span.End && clause.Lower.AsSpan(0, hit.Start).EndsWith(" and ")
                && hit.Start - clause.Span.Start > " and ".Length) return hit.Start - " and ".Length;   // fuse blown and replaced
            var before = clause.Lower.AsSpan(clause.Span.Start, hit.Start - clause.Span.Start).TrimEnd();
            var length = Nearby.Words("fix.and").LengthBefore(before);
            if (length > 0 && before.Length - length > 2) return clause.Span.Start + before.Length - length - 1;
        }

        return 0;
    }

    /// <summary>回复过了 是他们配置错了: the cause comes second; 快递漏扫 催了一下就到了: what follows the cause is what was done.</summary>
    private void ReadBehindCause(Section clause, string text)
    {
        if (Fix is null && WithoutIs(text).Length < text.Length) (Fix, Cause) = (Cause, WithoutIs(text));
        else if (text.Length > LongestRemark && !clause.HasAny("survey.skip", "survey.word")) Fix ??= text;
    }

    /// <summary>那台打印机修好了 滚轮老化: what was mended, and why behind it.</summary>
    private bool IsThing(Section clause, string text) =>
        Cause is null && _section.Clauses.Count > 1 && clause.Span.End < _section.Span.End && clause.Has("resolve.word")
        && Nearby.Words("thing.pointed").Begins(text.ToLowerInvariant());

    /// <summary>张姐同意了, 张经理说会了: what the customer says of the end.</summary>
    private static bool IsTheirRemark(Section clause) => clause.People.Exists(person =>
        clause.Text.CutFolded(TextSpan.Between(clause.Span.Start, person.Whole.Start)).Trim().Length == 0
        && Nearby.Words("remark.after").Begins(clause.Lower.AsSpan(person.Whole.End, clause.Span.End - person.Whole.End)));

    /// <summary>是网线松了, 那个是卡纸: the cause is what follows.</summary>
    private static string WithoutIs(string text) => text switch
    {
        ['那' or '这', '个', '是', _, _, ..] => text[3..],
        ['是', not ('否' or '的'), _, _, ..] => text[1..],
        _ => text,
    };

    /// <summary>Of 原因 and 原因是, which both stand here, the longer one.</summary>
    private static int EndOf(Section clause, CueHit lead)
    {
        var end = lead.End;
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("cause.lead") && hit.Start <= end) end = Math.Max(end, hit.End);
        }

        return end;
    }

    /// <summary>The first place of a clause that is neither number, name nor order.</summary>
    private int Start(Section clause)
    {
        var at = clause.Span.Start;
        while (at < clause.Span.End)
        {
            var next = clause.Lower[at] == ' ' ? at + 1 : at;
            foreach (var gap in Gaps(clause))
            {
                if (gap.Contains(at)) next = Math.Max(next, gap.End);
            }

            if (next == at) return at;
            at = next;
        }

        return at;
    }

    private static bool BeginsWithFix(Section clause, int start)
    {
        if (start < clause.Span.End && clause.Lower[start] == '已') return true;
        foreach (var hit in clause.Cues)
        {
            if ((hit.Is("fix.lead") || hit.Is("fix.paper") || hit.Is("fix.past")) && hit.Start >= start
                && (hit.Start - start <= 2 || Nearby.Words("fix.who").Is(clause.Lower.AsSpan(start, hit.Start - start)))) return true;
            if (hit.Is("fix.tail") && hit.End == clause.Span.End) return true;
        }

        return false;
    }

    private string Text(Section part)
    {
        var gaps = Gaps(part);
        var text = Phrasing.Trim(part.Cut(gaps));
        TicketWords.AddSpans(part, gaps, "close.fill");
        return part.Cut(gaps).Any(char.IsLetterOrDigit) ? text : "";
    }

    /// <summary>Numbers, names, and the words that only close the ticket.</summary>
    private List<TextSpan> Gaps(Section part)
    {
        var gaps = new List<TextSpan>();
        foreach (var ticket in part.Tickets) gaps.Add(ticket.Span);
        foreach (var mention in part.Customers) gaps.Add(Phrasing.Around(_section, mention.Span));
        TicketWords.AddSpans(part, gaps, "resolve.word", "close.ok", "ticket.noun", "ticket.this", "ticket.sheet", "remind.ask", "fcr.word",
            "survey.skip", "survey.do", "survey.word", "also");
        gaps.RemoveAll(gap => IsTheirDoing(part, gap) || IsNewOne(part, gap));
        foreach (var hit in part.Cues)
        {
            if ((hit.Is("pronoun") && !IsOwnDoing(part, hit)) || (hit.Is("smalltalk") && hit.Length > 1)) gaps.Add(hit.Span);
        }

        return gaps;
    }

    /// <summary>教她自己弄好了: what they did themselves is told.</summary>
    private static bool IsTheirDoing(Section part, TextSpan gap) => gap.Start >= part.Span.Start
        && Nearby.Words("own.doing").Ends(part.Lower.AsSpan(part.Span.Start, gap.Start - part.Span.Start));

    /// <summary>sent a new one: no ticket is pointed at.</summary>
    private static bool IsNewOne(Section part, TextSpan gap) => gap.Start >= part.Span.Start
        && part.Lower.AsSpan(gap.Start, gap.Length) is "one"
        && Nearby.Words("new.one").Ends(part.Lower.AsSpan(part.Span.Start, gap.Start - part.Span.Start).TrimEnd());

    private static bool IsOwnDoing(Section part, CueHit pronoun) =>
        Nearby.Words("own.doing").Begins(part.Lower.AsSpan(pronoun.End, part.Span.End - pronoun.End));
}
