using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>The decision chain of a customer.</summary>
internal sealed class ReadRole : IntentReader
{
    public override string Intent => "role";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        section = CustomerSlot.WithGuess(section, Persons.Contact(section));
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        var asks = Asks(section);
        if (!(asks || section.Has("role.gaps") ? SetQuestion(draft, section) : SetChange(draft, section))) yield break;
        if (!asks) ReachTold.Set(draft, section, draft.Newcomer);
        yield return draft.Build();
    }

    private static bool SetQuestion(FrameDraft draft, Section section)
    {
        if (section.Has("role.gaps")) draft.Set("act", "gaps");
        else SetGet(draft, section);
        return true;
    }

    /// <summary>The order of a whole chain, somebody for somebody else, somebody who has left, or who has which part.</summary>
    private static bool SetChange(FrameDraft draft, Section section) =>
        SetChain(draft, section) || SetReplacement(draft, section) || SetLeavers(draft, section) || SetRoles(draft, section);

    private static bool SetChain(FrameDraft draft, Section section)
    {
        if (RoleChain.Of(section) is not { } links) return false;
        if (links.Count > 1) draft.SetList("chain", links);
        else SetGet(draft, section);
        return true;
    }

    private static bool SetReplacement(FrameDraft draft, Section section)
    {
        if (Replacement.Find(section) is not var (old, heir)) return false;
        if (old is not null) draft.Set("replace", new JsonObject { ["old"] = old, ["new"] = heir });
        else draft.SetObjects("set", [new JsonObject { ["who"] = heir }]);
        return true;
    }

    /// <summary>林姐离职了，谁接替还不知道 tells; only the clause with the news decides.</summary>
    private static bool Asks(Section section)
    {
        if (ApposedHolder.Of(section) is not null) return false;
        if (section.First("role.left") is not { } left)
            return section.Has("role.who") || AsksForMakers(section) || Mood.IsQuestion(section);
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(left.Start) && Mood.IsQuestion(section.Within(clause))) return true;
        }

        return false;
    }

    /// <summary>恒达的决策人: nobody is named who could be one.</summary>
    private static bool AsksForMakers(Section section) =>
        section.Has("role.makers") && section.People.Count == 0 && RoleWords.Read(section).Count == 0;

    private static void SetGet(FrameDraft draft, Section section) =>
        draft.Set("act", "get").Set("role", section.Cues.Where(RoleWords.IsRole).Select(static hit => hit.Leaf).FirstOrDefault());

    private static bool SetLeavers(FrameDraft draft, Section section)
    {
        if (section.First("role.left") is not { } left) return false;
        var gone = RoleWords.Holders(section).Where(holder => holder.Span.End <= left.Start).Select(holder => holder.Name).ToList();
        if (gone.Count == 0) return false;
        draft.SetList("del", gone).Set("offer", "successor");
        return true;
    }

    private static bool SetRoles(FrameDraft draft, Section section)
    {
        var roles = RoleWords.Read(section);
        draft.SetObjects("set", roles);
        return roles.Count > 0;
    }
}
