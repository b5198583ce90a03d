using CrmBot.Features.Customers;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>
/// Compares a row with what is known of its customer, in the store and in the
/// rows before it: what is new is a change, what differs is kept and said.
/// </summary>
internal sealed class RowChanges(
    CustomerRow row, CustomerColumns columns, HeldCustomer? held, PassMemory memory, Guid customer, List<RowIssue> notes)
{
    private const string Filled = "filled:";

    public List<RowChange> Changes { get; } = [];

    /// <param name="mayAssign">Whether a customer of the pool may get the row's owner.</param>
    /// <param name="nameKey">Of the row's name: another spelling of the same name is no other name.</param>
    public void Add(Guid? owner, bool isNew, bool mayAssign, string nameKey)
    {
        if (held is not null && held.Customer.NameKey != nameKey && !held.Customer.Aliases.Contains(row.Name)) Kept(Fact.Name, row.Name);
        foreach (var (fact, value) in row.Fields) Fill(fact, value, CustomerField.Of(fact).Read);
        if (owner is { } person && !isNew && row.Owner is { } said) Own(person, said, mayAssign);
        if (owner is { } first && isNew) Claim(Fact.Owner, first.ToString("N"));
        Contact();
        foreach (var (kind, value) in row.Methods)
        {
            if (held?.Methods.Contains((kind, value)) == true || Said(kind.ToString(), value)) continue;
            Changes.Add(new RowChange.AddMethod(row.Contact, kind, value));
        }

        foreach (var tag in row.Tags)
        {
            if (held?.Tags.Contains(Tag.IdOf(tag)) != true && !Said(Fact.Tags, FoldedName.Of(tag))) Changes.Add(new RowChange.AddTag(tag));
        }
    }

    public void AddTalk(Guid id)
    {
        if (!Said(Fact.Talk, id.ToString("N"))) Changes.Add(new RowChange.AddTalk(id, row.Talk!));
    }

    private void Own(Guid person, string said, bool mayAssign)
    {
        var now = held?.Customer.OwnerId?.ToString("N");
        if (now is null && !memory.IsSaid(customer, Filled, Fact.Owner) && mayAssign) Take(Fact.Owner, person.ToString("N"));
        else if (now != person.ToString("N") && !memory.IsSaid(customer, Fact.Owner, person.ToString("N"))) Kept(Fact.Owner, said);
    }

    private void Fill(string fact, string value, Func<Customer, string?> read)
    {
        var stored = held is null ? null : read(held.Customer);
        if (stored is { Length: > 0 })
        {
            // What this import filled itself a moment ago is in the store by now.
            if (stored != value) Kept(fact, value);
        }
        else if (!memory.IsSaid(customer, Filled, fact)) Take(fact, value);
        else if (!memory.IsSaid(customer, fact, value)) Kept(fact, value);
    }

    private void Contact()
    {
        if (row.Contact is not { } name) return;
        var contact = held is null ? null : ContactMatch.Find(held.Contacts, one => one.Name, one => one.Aka, name);
        if (contact is null && !Said(Fact.Contact, FoldedName.Of(name)))
        {
            Changes.Add(new RowChange.AddContact(name, row.Title));
            if (row.Title is not null) Claim(TitleOf(name), row.Title);
            return;
        }

        if (row.Title is not { } title || contact?.Title == title || memory.IsSaid(customer, TitleOf(name), title)) return;
        if (contact?.Title is { Length: > 0 } || memory.IsSaid(customer, Filled, TitleOf(name)))
        {
            Kept(Fact.Title, title);
            return;
        }

        Claim(TitleOf(name), title);
        Changes.Add(new RowChange.SetTitle(contact?.Name ?? name, title));
    }

    private static string TitleOf(string contact) => "title:" + FoldedName.Of(contact);

    private void Take(string fact, string value)
    {
        Claim(fact, value);
        Changes.Add(new RowChange.Fill(fact, value));
    }

    private void Claim(string fact, string value)
    {
        memory.Say(customer, Filled, fact);
        memory.Say(customer, fact, value);
    }

    private bool Said(string fact, string value)
    {
        if (memory.IsSaid(customer, fact, value)) return true;
        memory.Say(customer, fact, value);
        return false;
    }

    private void Kept(string fact, string value) =>
        notes.Add(new(row.Line, columns.HeadingOf(fact == CustomerField.Tier ? Fact.Grade : fact), "kept",
            Clip.To(value, RowIssue.LongestValue), true));
}
