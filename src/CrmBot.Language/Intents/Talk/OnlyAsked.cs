using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Talk;

/// <summary>
/// A question, a condition or an order not to do something never becomes the write that it names
/// (contract 11.2), whatever else speaks for it: the last look before frames leave the parser.
/// </summary>
internal static class OnlyAsked
{
    /// <summary>
    /// Changes that nobody makes by asking. What is told or planned (log, remind, a new ticket) may well hold a question.
    /// </summary>
    private static readonly HashSet<string> Changes =
    [
        "rem_upd", "score", "deal_upd", "won", "lost", "assign", "pool", "tag", "role", "tk_claim", "escalate", "resolve", "digest", "undo",
        "prefs",
        "merge", "import", "points", "referral", "contract", "campaign", "privacy", "goal", "config",
    ];

    /// <summary>What is told of when it nearly happened.</summary>
    private static readonly HashSet<string> Nearly = ["pool", "assign", "tag", "tk_claim", "merge", "points", "privacy", "campaign", "undo",
        "referral", "won", "lost", "tk_new", "deal_upd"];

    /// <summary>Orders that are themselves given as "do not": 别提醒了, 别发日报, 中午别吵我, 别再联系他.</summary>
    private static readonly HashSet<string> Stops = ["rem_upd", "digest", "prefs", "privacy", "survey"];

    public static bool IsQuestion(Section section, List<Frame> frames) => frames.Exists(frame => IsChangedByAsking(section, frame))
        && Mood.IsQuestion(section) && !section.Has("polite.ask") && !IsSaidElsewhere(section, frames[0].Intent, Mood.IsQuestion);

    private static bool IsChangedByAsking(Section section, Frame frame) => frame.IsWrite
        && (Changes.Contains(frame.Intent) || IsNothingTold(section, frame) || IsNoTrouble(section, frame))
        && !IsRuleSet(section, frame) && !IsOffered(section, frame) && !IsHelpAsked(section, frame);

    /// <summary>谁有空谁接, can Tom cover my accounts?</summary>
    private static bool IsOffered(Section section, Frame frame) => frame.Intent == "assign"
        && ((frame.Is("to", "pool") && !section.Words.StartsWith("is ") && !section.Words.StartsWith("are ")) || section.Has("cover.ask"));

    /// <summary>给500行不行, 快超时了 主管能不能看一眼.</summary>
    private static bool IsHelpAsked(Section section, Frame frame) => frame.Intent == "escalate"
        && (section.HasAny("approve.ask", "escalate.please") || (section.Has("escalate.look") && section.Has("escalate.sla")));

    /// <summary>多久没跟掉公海改成45天: the rule's own name begins like a question.</summary>
    private static bool IsRuleSet(Section section, Frame frame) => frame.Intent == "config" && section.First("question.word") is { } asked
        && section.All("config.word").Any(hit => hit.Start >= asked.End)
        && !section.Lower.AsSpan(section.Span.Start, section.Span.Length).ContainsAny('?', '？')
        && section.Lower[section.Span.End - 1] is not ('吗' or '么' or '呢');

    /// <summary>没有人跟蓝海联系过吗: a question and nothing beside it is no news of a customer.</summary>
    private static bool IsNothingTold(Section section, Frame frame) =>
        frame.Intent == "log" && section.Clauses.Count == 1 && !IsNoteAsked(section) && !section.Has("log.into");

    /// <summary>组里谁的跟进记录最水: behind a question word the record is asked about, and none is to be made.</summary>
    private static bool IsNoteAsked(Section section) =>
        section.First("log.ask") is { } ask && !(section.First("question.word") is { } asked && asked.End <= ask.Start);

    /// <summary>佳美那个投诉咋处理的, 本月投诉几起: a question of ours and nothing beside it opens no ticket; what a customer asks may well.</summary>
    private static bool IsNoTrouble(Section section, Frame frame) =>
        (frame.Intent == "tk_new" || (frame.Intent == "survey" && frame.Is("act", "record"))) && section.Clauses.Count == 1
        && !section.Has("ticket.open") && !section.Has("said") && !TicketWords.IsAskedByClient(section) && !section.Has("says");

    /// <summary>Only supposed (要是…), only passed on (转发：…), or forbidden in the very clauses that name it.</summary>
    public static bool IsUndone(Section section, List<Frame> frames) =>
        frames.Exists(static frame => frame.IsWrite && Changes.Contains(frame.Intent) && !Stops.Contains(frame.Intent))
            // don't survey anybody twice in 90 days
            && !(frames[0].Intent == "config"
                && (section.Has("config.rule.survey_gap") || section.Has("config.defined") || section.Has("goes.back")))
        && (Mood.IsHypothesis(section) || Awaited.IsSaid(section, frames[0]) || section.Has("relayed")
            || IsForbidden(section, frames[0].Intent));

    /// <summary>差点放弃了: what nearly happened is told; the near miss stands in the very clause that names the change.</summary>
    public static bool IsNearMiss(Section section, List<Frame> frames) =>
        section.Has("near.miss")
        && (frames.Exists(static frame => frame.IsWrite && Nearly.Contains(frame.Intent)) || NearlyDone.IsOfTicket(section, frames))
        && !IsSaidElsewhere(section, frames[0].Intent, static clause => clause.Has("near.miss"));

    private static bool IsForbidden(Section section, string intent) =>
        Mood.Forbids(section) && !IsSaidElsewhere(section, intent, Mood.Forbids)
        && !(intent == "resolve" && ForbidsOnlySurvey(section));

    /// <summary>告诉他两年，关掉吧，不用发满意度: the ticket is closed, only the customer is not asked.</summary>
    private static bool ForbidsOnlySurvey(Section section)
    {
        foreach (var clause in section.Clauses)
        {
            if (section.Within(clause) is var part && Mood.Forbids(part) && !part.Has("survey.skip")) return false;
        }

        return true;
    }

    /// <summary>开会呢 静音到明天: the clauses in another mood say it by themselves.</summary>
    private static bool IsSaidElsewhere(Section section, string intent, Func<Section, bool> mood)
    {
        var others = section.Clauses.FindAll(clause => !mood(section.Within(clause)));
        return others.Count is > 0 && others.Count < section.Clauses.Count && section.Keeping(others).Weights is [var best, ..]
            && best.Intent == intent;
    }
}
