using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Interactions;

/// <summary>Contacts as lines of a list.</summary>
internal sealed class InteractionsInLists(
    CardLibrary cards, ICustomerDirectory customers, IPersonDirectory people, Policy policy, WhenWords when) : IListedRecords
{
    private const int NoteLength = 80;

    public string Kind => "interaction";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        var found = await view.Db.Set<Interaction>().AsNoTracking().Where(contact => asked.Contains(contact.Id))
            .ToDictionaryAsync(contact => contact.Id, cancellationToken);
        var briefs = await customers.FindManyAsync(view, [.. found.Values.Select(contact => contact.CustomerId).Distinct()],
            cancellationToken);
        var lines = new List<ListedRecord>();
        foreach (var contact in ids.Select(id => found.GetValueOrDefault(id)).OfType<Interaction>())
        {
            if (briefs.GetValueOrDefault(contact.CustomerId) is not { } customer) continue;
            var sight = policy.Decide(reader, "see", customer.Subject);
            if (!sight.Allowed) continue;
            var person = await people.FindAsync(view, contact.PersonId, cancellationToken);
            var note = sight.Masked.Contains("notes") ? "" : Shorten.To(Said(contact), NoteLength);
            lines.Add(new(contact.Id, customer.Name, note, Line(view, contact, reader), person?.Name ?? ""));
        }

        return lines;
    }

    private static string Said(Interaction contact) =>
        contact.Note.Length > 0 ? contact.Note : string.Join(' ', contact.Needs.Concat(contact.Objections));

    private string Line(ReadView view, Interaction contact, Actor reader)
    {
        var day = when.FullDay(contact.HappenedAt, view.Now, reader.Zone, reader.Locale);
        var key = $"interaction.channel.{contact.Channel}";
        return contact.Channel is not null && cards.HasWords(key) ? PrintCustomer.Joined(day, cards.Words(reader.Locale, key)) : day;
    }

}
