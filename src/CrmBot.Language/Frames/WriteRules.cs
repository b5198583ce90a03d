namespace CrmBot.Language;

/// <summary>Which frames change something, and which questions hold a write back (contract 3.2).</summary>
internal static class WriteRules
{
    private static readonly HashSet<string> WriteIntents =
    [
        "log", "remind", "rem_upd", "lead_new", "score", "deal_upd", "won", "lost", "assign", "pool", "tag", "role", "tk_new", "tk_claim",
        "tk_upd", "escalate", "resolve", "kb", "survey", "digest", "undo", "prefs", "merge", "import", "points", "referral", "contract",
        "campaign", "privacy", "goal", "config", "patch",
    ];

    private static readonly HashSet<string> ReadActs =
    [
        "score:explain", "score:list_unscored", "pool:list", "pool:explain", "tag:list", "role:get", "role:gaps", "tk_upd:get",
        "survey:report", "survey:list", "digest:now", "points:get", "referral:get", "campaign:compare", "goal:get",
    ];

    private static readonly HashSet<string> QuestionsThatMayWait =
        ["detail", "factors", "reason", "cause", "rival", "contact", "src", "amt"];

    public static bool IsWrite(Frame frame) => frame.Intent switch
    {
        "kb" => frame.Text("act") is "add" or "fix",
        "score" => frame.Has("dims") && !ReadActs.Contains("score:" + frame.Text("act")),
        _ => WriteIntents.Contains(frame.Intent) && !(frame.Text("act") is { } act && ReadActs.Contains($"{frame.Intent}:{act}")),
    };

    public static bool Blocks(string question) => !QuestionsThatMayWait.Contains(question);
}
