using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Topics;

/// <summary>The command with which a clause may begin another thing, seen together with what the message said before.</summary>
internal static class TopicCommand
{
    /// <param name="topic">What was commanded before, or empty.</param>
    /// <param name="turnsTicket">Whether the clause names another ticket.</param>
    public static string? Of(Section section, Section clause, int at, string topic, bool turnsTicket)
    {
        if (IsStateBehindClaim(clause, topic)) return "tk_upd";
        var command = ForcedTopic.Of(section, clause, at, topic) ?? Spoken(section, clause, at, topic);
        if (command is not null && !GoesOn(section, clause, at, command, topic, turnsTicket)) return command;
        return at > 0 && topic is "tk_new" or "" ? Told(section, clause, topic) : null;
    }

    /// <summary>5101我接了，先挂着等备件: who takes it tells at once how it stands.</summary>
    public static bool IsStateBehindClaim(Section clause, string topic) => topic == "tk_claim" && clause.Tickets.Count == 0
        && clause.HasFamily("state") && !clause.Has("claim.word") && !Mood.IsQuestion(clause);

    private static string? Spoken(Section section, Section clause, int at, string topic) =>
        ClauseCommand.Of(clause, ToldBeside.IsNoted(section, clause)) is { } command
            && !HangsOnCondition(section, at) && !(command == "remind" && TalkReport.IsAskedByBusy(section))
            && !SaidInPassing.Is(section, clause, at, command, topic) ? command : null;

    /// <summary>如果下周还不回，就退公海: what hangs on a condition stays with it.</summary>
    private static bool HangsOnCondition(Section section, int at) => at > 0 && section.Within(section.Clauses[at]).Words is var words
        && (words.StartsWith("就") || words.StartsWith("那就") || words.StartsWith("then "))
        && Mood.IsHypothesis(section.Within(section.Clauses[at - 1]));

    /// <summary>Whether the command goes on about what was spoken of before.</summary>
    private static bool GoesOn(Section section, Section clause, int at, string command, string topic, bool turnsTicket) => command switch
    {
        "tk_claim" or "tk_upd" or "resolve" or "escalate" => at > 0 && !turnsTicket
            && !(command == "tk_claim" && clause.Has("claim.next")) && !IsFirstTicket(section, clause, topic),
        "contract" => topic == "won" && clause.Times.TrueForAll(static time => time.IsDuration),   // 赢了，60k，一年的合同
        "won" => at > 0 && section.Tickets.Count > 0 && clause.Customers.Count == 0 && clause.Amounts.Count == 0
            && !clause.Has("deal.noun"),   // 5112装完了，客户签字了
        // 5101 转给老贺
        "assign" or "pool" => at > 0 && section.Tickets.Count > 0 && section.Customers.Count == 0 && clause.Tickets.Count == 0,
        _ => false,
    };

    /// <summary>签了30万 7020也处理完了: behind something that is done with, the number begins another thing.</summary>
    private static bool IsFirstTicket(Section section, Section clause, string topic) =>
        topic is "won" or "lost" or "survey" or "points" or "tag" or "contract"
        && clause.Tickets.Count > 0 && section.Tickets[0].Id == clause.Tickets[0].Id;

    /// <summary>What is told beside the trouble of a ticket is noted, trouble told beside something else is a ticket.</summary>
    private static string? Told(Section section, Section clause, string topic) =>
        ToldBeside.Begins(clause) && ToldBeside.IsBehindTrouble(section, clause) ? "log"
        : topic.Length == 0 && ToldBeside.IsTrouble(clause) ? "tk_new"
        : null;
}
