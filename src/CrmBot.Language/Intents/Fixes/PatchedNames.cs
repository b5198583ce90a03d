using System.Text.Json.Nodes;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Another person, another of us, another customer in an open preview.</summary>
internal static class PatchedNames
{
    public static void SetPerson(JsonObject set, Section section, Frame preview)
    {
        if (!preview.Has("who") && !section.Has("lead.contact")) return;
        if (section.Phones.Count + section.Emails.Count > 0) return;   // 李总的电话是...: the number is new, not the person
        if (section.People.Find(
            person => !section.Lower.AsSpan(person.Whole.End).StartsWith("'s ", StringComparison.Ordinal)) is { } person)
            set["who"] = person.Written;   // Greg's boss is not Greg
    }

    /// <summary>给秦朗不是给崔健: who of us it goes to.</summary>
    public static void SetColleague(JsonObject set, Section section, Frame preview)
    {
        if (preview.Has("to") && section.People.Find(static person => person.Colleagues.Count == 1) is { } colleague)
            set["to"] = colleague.Colleagues[0].Name == section.Utterance.Speaker ? "me" : colleague.Colleagues[0].Name;
    }

    public static void SetCustomer(JsonObject set, Section section, Frame preview)
    {
        if (section.Customers is [{ Known: { } known }, ..] && known.Name != preview.Text("cust")) set["cust"] = known.Name;
    }
}
