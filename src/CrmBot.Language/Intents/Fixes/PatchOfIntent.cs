using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// Corrections that need no word of correction, because the open preview says what a value can be: 92% under a goal, 扣200 under points,
/// 9分 under a score, 提前两个月 under a contract.
/// </summary>
internal static class PatchOfIntent
{
    private const int Longest = 24;
    private const int LongestLatin = 60;

    /// <summary>The slots that change; empty when the message is no such correction.</summary>
    /// <param name="kept">Of "not A but B" only B.</param>
    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        if (ChanceFix.Read(section, preview) is { Count: > 0 } chance) return chance;
        if (!IsShort(section) || IsAsked(section) || SpeaksOfOthers(section, preview)) return [];
        return preview.Intent switch
        {
            "goal" => GoalFix.Read(section, kept, preview),
            "points" => PointsFix.Read(section, preview),
            "survey" => SurveyFix.Read(section, kept, preview),
            "contract" => ContractFix.Read(section, kept, preview),
            "won" => WonFix.Read(section, preview),
            "lost" => TakenBackLoss.OnHold(section, preview),
            "tag" => TagFix.Read(section, kept),
            "assign" => ReceiverFix.Read(section, kept),
            "tk_new" => TicketFix.Read(section, kept, preview),
            "lead_new" => LeadFix.Read(section),
            "log" => NextStepFix.Read(section, kept, preview) is { Count: > 0 } next ? next : SpokenToFix.Read(section, preview),
            "remind" => RhythmFix.Read(section, preview) is { Count: > 0 } rhythm ? rhythm : PushedReminderFix.Read(section, preview),
            "campaign" => CampaignFix.Read(section, kept, preview),
            _ => [],
        };
    }

    private static bool IsShort(Section section) =>
        section.Span.Length <= (System.Text.Ascii.IsValid(section.Words) ? LongestLatin : Longest);

    private static bool IsAsked(Section section) => Mood.IsQuestion(section) && !section.Has("fix.clear");

    private static bool SpeaksOfOthers(Section section, Frame preview) =>
        section.Tickets.Count > 0 || section.Customers.Exists(mention => mention.Known?.Name != preview.Text("cust"));
}
