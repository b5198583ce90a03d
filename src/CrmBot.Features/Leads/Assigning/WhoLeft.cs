using CrmBot.Cards;
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
        var text = turn.Text ?? "";
        var gone = await turn.Db.Set<Person>().AsNoTracking().Where(person => !person.IsActive && person.LeftAt != null)
            .ToListAsync(cancellationToken);
        if (gone.Find(person => person.Name.Length > 1 && text.Contains(person.Name, StringComparison.OrdinalIgnoreCase)) is not { } leaver)
            return null;
        var heirs = await turn.Db.Set<Assignment>().Where(given => given.FromId == leaver.Id && given.ToId != null)
            .Select(given => given.ToId!.Value).Distinct().Take(Most).ToListAsync(cancellationToken);
        var names = await turn.Db.Set<Person>().Where(person => heirs.Contains(person.Id)).Select(person => person.Name)
            .ToListAsync(cancellationToken);
        return names.Count == 0
            ? new Reply.Say("find.left", ("name", leaver.Name))
            : new Reply.Say("find.leftTo", ("name", leaver.Name),
                ("heirs", string.Join(cards.Words(turn.Locale, "common.list_separator"), names.Order(StringComparer.Ordinal))));
    }
}
