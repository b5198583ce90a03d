using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>A person's wish about his or her own data: have it erased, get a copy, get no more mailings.</summary>
internal sealed class ReadPrivacy : IntentReader
{
    public override string Intent => "privacy";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var act = section.Has("privacy.out") && !IsErase(section) ? "opt_out"
            : section.Has("privacy.erase") ? "erase"
            : section.Has("privacy.export") ? "export" : null;
        if (act is null) yield break;
        var who = Who(section);
        section = CustomerSlot.WithGuess(section, who);
        CustomerSlot.Fill(draft.Set("act", act), section, who, required: who is null);
        draft.Set("who", who?.Written);
        if (act == "erase") draft.Set("confirm", JsonValue.Create(true));
        yield return draft.Build();
    }

    /// <summary>不想再收到短信 stops mailings; 删除 with no word of mailings erases.</summary>
    private static bool IsErase(Section section) => section.Has("privacy.erase") && !section.Has("privacy.mail");

    private static PersonMention? Who(Section section)
    {
        foreach (var person in section.People)
        {
            if (Persons.IsContact(section, person) || person.Customers.Count > 0) return person;
        }

        return null;
    }
}
