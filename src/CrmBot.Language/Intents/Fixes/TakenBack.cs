using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// What the open preview did is withdrawn in its own words, with or without a reason: 算了 金石别转了; hold off on that, I'll ask him first;
/// 还没签，只是意向书.
/// </summary>
internal static class TakenBack
{
    private const int Longest = 40;
    private const int LongestLatin = 90;
    private const string Particles = "吧呢啊的了哦嗯呀就先还是那哎唉诶欸啦嘛呗";

    /// <summary>What has no time of its own: one that is said gives the reason or says what comes later.</summary>
    private static readonly HashSet<string> Timeless = ["pool", "assign", "won", "merge", "tag", "config"];

    /// <summary>What is either so or not so; a log or a reminder that is called wrong may be put right instead.</summary>
    private static readonly HashSet<string> Facts = ["won", "lost", "pool", "assign", "merge"];

    // A reminder that was only moved can itself be called off: 算了不去了.
    public static bool Is(Section section, Frame preview) => preview.Intent != "rem_upd" && SpeaksOfNothingElse(section, preview)
        && (IsUntrue(section, preview) || IsMistaken(section, preview) || IsWithdrawn(section, preview));

    private static bool SpeaksOfNothingElse(Section section, Frame preview) =>
        section.Span.Length <= (System.Text.Ascii.IsValid(section.Words) ? LongestLatin : Longest)
        && section.Tickets.Count + section.Phones.Count + section.Emails.Count == 0
        && section.Customers.TrueForAll(mention => mention.Known?.Name == preview.Text("cust"))
        && !section.Has("remind.ask") && !section.Has("log.ask") && !section.Has("lead.ask")
        && !section.Amounts.Exists(static spot => !spot.Bare)
        && (Timeless.Contains(preview.Intent) || section.Times.Count == 0)
        && !Mood.IsQuestion(section) && !TheirWords.Are(section);

    /// <summary>A win that is none yet: 合同还没盖章, they've only sent a letter of intent.</summary>
    private static bool IsUntrue(Section section, Frame preview) => preview.Intent == "won" && section.Has("won.untrue");

    /// <summary>看错了，是另一家签的: called wrong, and nothing said that could take its place.</summary>
    private static bool IsMistaken(Section section, Frame preview) => Facts.Contains(preview.Intent)
        && section.Cues.Exists(hit => hit.Is("took.wrong") && Opens(section, hit.Start))
        && section.Amounts.Count + section.People.Count + section.Times.Count == 0 && !section.HasFamily("reason")
        && !section.Has("deal.rival") && !section.Has("lost.rival");

    /// <summary>One clause calls it off, and the others only say why.</summary>
    private static bool IsWithdrawn(Section section, Frame preview)
    {
        if (OtherMatter.IsOrder(section)) return false;
        if (section.Cues.Exists(hit => IsOrder(section, hit, preview) && Opens(section, hit.Start) && !GoesOn(section, hit))) return true;
        return section.Clauses.Exists(clause => CallsOff(section.Within(clause), preview));
    }

    private static bool CallsOff(Section clause, Frame preview) => clause.Cues.Exists(hit => IsOrder(clause, hit, preview))
        && !clause.Cut([.. clause.Cues.Where(hit => IsOrder(clause, hit, preview) || IsSmall(hit)).Select(static hit => hit.Span),
            .. clause.Customers.Select(static mention => mention.Span)])
            .Any(static c => char.IsLetterOrDigit(c) && !Particles.Contains(c, StringComparison.Ordinal));

    private static bool IsOrder(Section section, CueHit hit, Frame preview) =>
        hit.Is("patch.no." + preview.Intent) || hit.Is("patch.no.order")
        || ((hit.Is("cancel.word") || hit.Is("undo.word"))
            && !(preview.Intent == "log" && section.Lower[hit.End - 1] == '了' && section.Lower[hit.Start] != '算'));

    private static bool IsSmall(CueHit hit) =>
        hit.Is("smalltalk") || hit.Is("fix.word") || hit.Is("undo.last") || hit.Is("cancel.word") || hit.Is("but");

    /// <summary>Only words that correct or sigh stand before a place.</summary>
    private static bool Opens(Section section, int at) => section.Within(TextSpan.Between(section.Span.Start, at)) is var before
        && before.Cut(before.Cues.Where(IsSmall).Select(static hit => hit.Span))
            .All(static c => !char.IsLetterOrDigit(c) || Particles.Contains(c, StringComparison.Ordinal));

    /// <summary>取消 在… may go on with what is to be cancelled; 取消吧他没空 and cancel that, he's away give the reason.</summary>
    private static bool GoesOn(Section section, CueHit hit) => hit.End < section.Span.End && section.Lower[hit.End - 1] is not ('吧' or '了')
        && section.Lower[hit.End] is not ('吧' or '了' or ',' or '，' or ' ' or '。' or '.' or '!' or '！' or ';' or '-');
}
