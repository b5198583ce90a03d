using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Leads;

/// <content>Which of many customers are given.</content>
internal sealed partial class ReadAssign
{
    private static void SetScope(FrameDraft draft, Section section, PersonMention? leaver)
    {
        if (leaver is null && section.Has("these.ones"))
        {
            draft.Ask("cust");   // which ones only the speaker sees
            return;
        }

        var scope = ListScope.Of(section);
        var stranger = leaver is null && section.Customers.Count == 0 ? HeldBy.Stranger(section) : null;
        if (stranger is not null) draft.Ask("owner");
        var owner = leaver is not null ? Owners.NameOf(section, leaver)
            : stranger is { } name ? section.Text.Cut(name)
            : IsOwn(section) ? "me" : null;
        ListScope.Put(scope, "owner", owner);
        if (leaver is not null && MovesTo(section, leaver)) scope.Remove("region");
        if (leaver is not null && owner is null) draft.Ask("owner");
        if (section.Has("assign.open")) scope["state"] = "open";
        else if (owner is null) scope["state"] = "unassigned";
        draft.Set("scope", (JsonNode)scope);
    }

    /// <summary>阿翔调去上海了，他名下客户给海外组: where somebody goes is not where the customers are.</summary>
    private static bool MovesTo(Section section, PersonMention leaver) => section.Has("assign.leaving")
        && section.Clauses.Exists(clause => clause.Contains(leaver.Whole.Start) && !section.Within(clause).Has("bulk")
            && section.CodesOf(CodeKind.Region).Any(region => clause.Contains(region.Span)));

    private static bool IsOwn(Section section) => Owners.AreMine(section) || section.Has("assign.delegate") || section.Has("assign.away");
}
