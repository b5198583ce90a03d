using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Lists;
using CrmBot.Features.People;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>林涛的客户有哪些, after he left: says so, and who has them now.</summary>
internal sealed class WhoLeft(CardLibrary cards) : IWhoLeft
{
    private const int Most = 5;

    public async Task<Reply?> TellAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await NamedAsync(turn, turn.Text ?? "", cancellationToken) is not { } leaver) return null;
        var heirs = await turn.Db.Set<Assignment>().Where(given => given.FromId == leaver.Id && given.ToId != null)
            .Select(given => given.ToId!.Value).Distinct().Take(Most).ToListAsync(cancellationToken);
        var names = await turn.Db.Set<Person>().Where(person => heirs.Contains(person.Id)).Select(person => person.Name)
            .ToListAsync(cancellationToken);
        return names.Count == 0
            ? new Reply.Say("find.left", ("name", leaver.Name))
            : new Reply.Say("find.leftTo", ("name", leaver.Name),
                ("heirs", string.Join(cards.Words(turn.Locale, "common.list_separator"), names.Order(StringComparer.Ordinal))));
    }

    private static async Task<Person?> NamedAsync(Turn turn, string text, CancellationToken cancellationToken)
    {
        var gone = await turn.Db.Set<Person>().AsNoTracking().Where(person => !person.IsActive && person.LeftAt != null)
            .ToListAsync(cancellationToken);
        foreach (var person in gone.Where(person => person.Name.Length > 1 && IsNamed(text, person.Name)))
            if (IsNamed(await WithoutCustomersAsync(turn, text, person.Name, cancellationToken), person.Name)) return person;
        return null;
    }

    // 林涛贸易 is a customer, and not 林涛.
    private static async Task<string> WithoutCustomersAsync(Turn turn, string text, string name, CancellationToken cancellationToken)
    {
        var called = await turn.Db.Set<Customer>().AsNoTracking()
            .Where(customer => customer.Name.Contains(name) || customer.AliasText.Contains(name)).ToListAsync(cancellationToken);
        return called.SelectMany(customer => customer.Aliases.Append(customer.Name).Append(customer.NameKey))
            .Where(word => word.Length > name.Length).OrderByDescending(word => word.Length)
            .Aggregate(text, (left, word) => left.Replace(word, " ", StringComparison.OrdinalIgnoreCase));
    }

    // Tom is not in customers; Chinese has no ends of words.
    private static bool IsNamed(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if (!(at > 0 && GoesOn(text[at - 1], name[0])) && !(end < text.Length && GoesOn(name[^1], text[end]))) return true;
        }

        return false;
    }

    private static bool GoesOn(char one, char next) => IsLatin(one) && IsLatin(next);

    private static bool IsLatin(char letter) => char.IsLetterOrDigit(letter) && letter < '\u0250';
}
