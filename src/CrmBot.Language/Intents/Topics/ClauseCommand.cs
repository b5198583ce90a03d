using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Topics;

/// <summary>The command a clause makes by itself; none when it only goes on telling.</summary>
internal static class ClauseCommand
{
    private const int Clear = 10;

    /// <summary>Intents that a clause can turn to in the middle of a message.</summary>
    private static readonly HashSet<string> Commands =
    [
        "tag", "undo", "prefs", "won", "lost", "tk_new", "survey", "points", "assign", "escalate", "score", "contract", "pool",
        "tk_claim", "tk_upd", "resolve", "role", "referral",
    ];

    /// <param name="noted">Whether the message asks to write something down: then a fault told in it is part of the note.</param>
    public static string? Of(Section clause, bool noted)
    {
        if (AsksToRemind(clause)) return "remind";
        if (clause.Weights is not [(var intent, >= Clear), ..] || !Commands.Contains(intent)) return null;
        if (IsTold(clause) && !(intent == "survey" && IsScored(clause)) && !(intent == "tag" && Facts.Known["tag.taken"](clause))) return null;
        return noted && intent is "tk_new" or "escalate" && !clause.Has("ticket.open") ? null : intent;
    }

    private static bool AsksToRemind(Section clause)
    {
        if (clause.Has("remind.ask") && !clause.Has("log.ask") && !clause.Has("rem.cancel") && !IsBeforeSomething(clause)) return true;
        if (IsLetDo(clause)) return true;
        // 顺便帮我约谭姐明天上午十点电话
        return clause.Has("also") && clause.Has("polite.ask") && clause.Weights is [("remind", >= TopicSplitter.Own), ..]
            && !IsTold(clause);
    }

    /// <summary>…, 让王磊周一上午打给张姐; ..., have Tom call Jonas on Monday: one of us is to do something at a time ahead.</summary>
    private static bool IsLetDo(Section clause) =>
        clause.Has("rem.let") && clause.Weights is [("remind", >= LetDo), ..] && TimeWords.FirstAhead(clause) is not null
        && clause.People.Exists(static person => person is { Colleagues.Count: > 0, Side: Linking.PersonSide.Ours }) && !IsTold(clause)
        && !Mood.IsQuestion(clause);

    private const int LetDo = 20;

    private static bool IsBeforeSomething(Section clause) => clause.Has("ahead.before") && !Facts.Known["due.reminder"](clause);

    /// <summary>宏昌打了8分: 打了 is no talk before a score.</summary>
    private static bool IsScored(Section clause) => clause.Rating is { IsWord: false } && clause.Has("rate.verb") && !clause.Has("said");

    private static bool IsTold(Section clause) =>
        ContactWords.Told(clause) || clause.Has("said") || clause.Has("need") || clause.Has("objection");
}
