using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Which ticket a frame is about: numbered, replied to, or the only open one of a customer (contract 6.4).</summary>
internal static class TicketSlot
{
    /// <summary>Sets <c>id</c>, <c>cust</c> and what must be asked; gives the section with a guessed customer in it.</summary>
    public static Section Fill(FrameDraft draft, Section section, bool required)
    {
        if (section.Tickets.Count > 0)
        {
            draft.Set("id", JsonValue.Create(section.Tickets[0].Id));
            return section;
        }

        var reply = section.Utterance.ReplyTo;
        if (reply?.Id is not null && StrayNumber.IsNamed(section))
        {
            if (required) draft.Ask("id");
            return section;
        }

        if ((section.Customers.Count == 0 || TicketWords.IsReplyToTicket(section)) && section.Carried is null && reply?.Id is { } id)
        {
            draft.Set("id", JsonValue.Create(id)).Set("ref", "reply");
            return section;
        }

        if (DescribedCase.Find(section) is { } described)
        {
            draft.Set(Frame.Described, section.Text.Cut(described));
            if (required) draft.Ask("id");
            return section;
        }

        var who = Persons.Contact(section);
        if (reply is null) section = CustomerSlot.WithGuess(section, who);
        CustomerSlot.Fill(draft, section, who, required: false);
        if (!draft.Has("cust") && !draft.Asks("which") && section.Utterance.LastCustomer is { } last)
            draft.Set("cust", last).Set("ref", "context");
        SetOnlyTicket(draft, section, required);
        return section;
    }

    /// <summary>Whose ticket is named, when the world knows it.</summary>
    public static string? Customer(Section section) => section.Tickets is [var only] ? section.World.Tickets.Find(only.Id)?.Customer : null;

    /// <summary>投诉那张, 故障那单: what the meant one of several tickets is about.</summary>
    private static string? KindPointedAt(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("case.sheet") && !hit.Is("case.of")) continue;
            foreach (var code in section.CodesOf(CodeKind.TicketType))
            {
                if (hit.Span.Contains(code.Span)) return code.Code;
            }
        }

        return null;
    }

    private static void SetOnlyTicket(FrameDraft draft, Section section, bool required)
    {
        if (draft.Asks("which")) return;
        var tickets = draft.Text("cust") is { } customer ? section.World.Tickets.Of(customer) : [];
        if (tickets.Count > 1 && KindPointedAt(section) is { } kind)
            tickets = [.. tickets.Where(id => section.World.Tickets.Find(id)?.Type == kind)];
        if (tickets.Count == 0 && !draft.Has("cust") && OwnTicket.Only(section, KindPointedAt(section)) is { } own) tickets = [own];
        if (tickets.Count == 1)
        {
            foreach (var id in tickets) draft.Set("id", JsonValue.Create(id));
            draft.SetList("resolve", draft.Has("resolve") ? ["cust", "id"] : ["id"]);
        }
        else if (required)
        {
            draft.Ask("id");
        }
    }
}
