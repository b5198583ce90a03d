using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Looks at one customer or contact: a card, a brief, or one field.</summary>
internal sealed class ReadShow : IntentReader
{
    public override string Intent => "show";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var who = section.People.FirstOrDefault(
            person => person.Customers.Count > 0 || person.Side == PersonSide.Theirs || person.Colleagues.Count == 0);
        var field = section.Has("show.brief") ? null : AskedField.Of(section);
        section = CustomerSlot.WithGuess(section, who);
        CustomerSlot.Fill(draft, section, who, required: who is null || field is not null);
        draft.Set("who", who?.Written);
        if (field is null) draft.Set("view", section.Has("show.brief") ? "brief" : "card");
        else SetField(draft, section, field);
        yield return draft.Build();
    }

    private static void SetField(FrameDraft draft, Section section, string field)
    {
        draft.Set("field", field);
        if (field == "timeline" && Counting.Of(section, "count.times") is { } count) draft.Set("n", count);
        if (field == "tickets")
            draft.Set("type",
                section.CodesOf(CodeKind.TicketType).Select(code => code.Code).FirstOrDefault() ?? TicketScope.PluralType(section));
    }
}
