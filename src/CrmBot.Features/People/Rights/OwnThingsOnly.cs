using CrmBot.Runtime.People;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Rights;

/// <summary>
/// Whoever may see no customers at all (partners, as the program comes) gets no further than their own things: to-dos, leave,
/// settings, help, a copy of their own data. Everything else is refused before it looks anything up, so that no question, no list
/// of similar names and no card for a group can tell what a refusal hides. What is new is closed to them until it is named here.
/// </summary>
internal sealed class OwnThingsOnly(RightsTable rights) : ITurnGate
{
    private static readonly HashSet<string> Intents = ["agenda", "remind", "rem_upd", "patch", "undo", "none", "help", "why", "prefs"];
    private static readonly HashSet<string> Phrases = ["why", "leave", "leave_ask", "leave_back", "leave_off", "leave_own", "notice_budget",
        "switch_person", "person_show", "settings", "export_own"];
    private static readonly string[] Verbs = ["agenda.", "draft.", "help.", "leave.", "notice.", "people.", "prefs.", "privacy.file",
        "reminder.", "turn.", "form:reminder."];

    public Reply.Refuse? Refusal(Actor actor, string asked) =>
        rights.Of(actor.Role).See != Scope.None || IsOwn(asked) ? null : new Reply.Refuse("policy.noAccess");

    private static bool IsOwn(string asked) =>
        Intents.Contains(asked) || Verbs.Any(verb => asked.StartsWith(verb, StringComparison.Ordinal))
        || (asked.StartsWith("phrase:", StringComparison.Ordinal) && Phrases.Contains(asked["phrase:".Length..]));
}
