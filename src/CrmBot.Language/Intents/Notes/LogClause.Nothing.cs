using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Notes;

/// <content>What is left of a clause and says nothing, or nothing that has no slot of its own.</content>
internal sealed partial class LogClause
{
    private const int LongestTalk = 6;
    private const int LongestRecord = 4;

    /// <summary>What a note that is vague may hold besides.</summary>
    private const int LeastBeside = 4;

    private static readonly Nearby Crumbs = Nearby.Words("crumb");

    /// <summary>Only crumbs, 聊了聊, a day, 上午去, 记录: it has a slot of its own or needs none.</summary>
    private bool SaysNothing(string note) => note.Length < 2 || !note.Any(char.IsLetterOrDigit) || Crumbs.AreAll(note)
        || IsOnlyTalk(note) || IsOnlyDay(note) || IsOnlyGoing(note) || IsOnlyRecord(note);

    /// <summary>聊了聊: that there was a talk says nothing of it.</summary>
    private static bool IsOnlyTalk(string note)
    {
        if (note.Length > LongestTalk) return false;
        var folded = NameFold.Fold(note).TrimEnd('了', '的');
        foreach (var hit in CueLexicon.Instance.Find(folded))
        {
            if (hit.Is("talk") && hit.Length == folded.Length) return true;
        }

        return false;
    }

    /// <summary>周三拜访了…: the day has a slot of its own.</summary>
    private bool IsOnlyDay(string note) => clause.Times.Exists(time => !time.IsDuration && clause.Text.Cut(time.Span) == note
        && (!TimeWords.IsAhead(clause, time) || IsDoneBehind(time.Span.End)));

    /// <summary>上午去百味轩: that somebody was there, and in which part of the day.</summary>
    private bool IsOnlyGoing(string note) => clause.Times.Exists(static time => time is { HasPartOfDay: true, HasDay: false })
        && Undated(note) is var rest && rest.Length < note.Length && (rest.Length < 2 || IsOnlyTalk(rest));

    /// <summary>补一条上周五的记录: the word for what is being written.</summary>
    private bool IsOnlyRecord(string note) => note.Length <= LongestRecord && clause.Has("log.ask")
        && clause.Cues.Exists(hit => hit.Is("log.record") && hit.Length == note.Length);

    /// <summary>客户说挺好的: a mood, and hardly a word besides.</summary>
    private static bool IsVague(string note)
    {
        var (vague, length) = (false, 0);
        foreach (var hit in CueLexicon.Instance.Find(NameFold.Fold(note)))
        {
            vague |= hit.Is("vague");
            if (hit.Is("vague") || hit.Is("client") || hit.Is("they.say") || hit.Is("talk")) length += hit.Length;
        }

        return vague && length + LeastBeside >= note.Length;
    }
}
