using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>改成45天吧 behind 多久没跟进会掉公海？: the rule that was just asked about is set, and not the one that was changed before.</summary>
internal static class AskedRule
{
    private const int Longest = 16;

    /// <returns>The whole order, recognised; null when the message says more, or no rule was asked about.</returns>
    public static Section? Whole(Section section, Rereading rereading)
    {
        if (section.Utterance is not { LastSaid: { } said, ReplyTo: null } || section.Span.Length > Longest || !section.Has("change.word")
            || !SetsOnlyValue(section)) return null;
        var before = rereading.ReadAfresh(said);
        if (RuleNamed(before) is not { } rule || !(Mood.IsQuestion(before) || before.Has("rule.asked"))) return null;
        return rereading.ReadAfresh($"{before.Text.Cut(rule.Span)} {section.Utterance.Text}") is var whole
            && Interpreter.Read(whole) is [{ Intent: "config" }] ? whole : null;
    }

    private static bool SetsOnlyValue(Section section) =>
        section.Customers.Count + section.People.Count + section.Tickets.Count == 0 && ReadConfig.Rule(section) is null
            && Corrections.Begins(section) && !Mood.IsQuestion(section);

    private static CueHit? RuleNamed(Section before)
    {
        CueHit? longest = null;
        foreach (var hit in before.Cues)
        {
            if (hit.IsOf("config.rule") && !(longest is { } known && known.Length >= hit.Length)) longest = hit;
        }

        return longest;
    }
}
