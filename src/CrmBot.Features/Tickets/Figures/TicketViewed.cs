using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets.Figures;

/// <summary>谁看过1024: who looked at a ticket, and when last; for those who look after its customer's owner, and the desk's leads.</summary>
internal sealed class TicketViewed(
    TicketDirectory tickets, IPersonDirectory people, WhenWords when, CompanySettings settings, Cards.CardLibrary cards) : IPhrasePattern
{
    private const int MostRead = 200, MostShown = 10;

    public string Name => "ticket_viewed";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        var digits = string.Concat((said["ticket"] ?? "").Where(char.IsAsciiDigit));
        if (!long.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var number)
            || await tickets.FindAsync(turn.Work, number, cancellationToken) is not var (ticket, customer)) return null;
        if (!Roles.LooksAfter(turn.Actor, customer.Team) && !(turn.Actor.Role == Roles.Lead && TicketPolicy.Serves(turn.Actor, settings)))
            return new Reply.Refuse("customer.viewers.notYours");
        var seen = await AuditReads.LatestAsync(turn.Work, TicketDirectory.Record(ticket), "ticket.seen", MostRead, cancellationToken);
        List<string> rows = [];
        foreach (var view in seen.Where(view => view.Actor is not null).DistinctBy(view => view.Actor).Take(MostShown))
        {
            if (await people.FindAsync(turn.Work, view.Actor!.Value, cancellationToken) is { } person)
                rows.Add(person.Name + " " + when.Moment(Instants.ToLocal(view.At, turn.Actor.Zone), turn.LocalNow, turn.Locale));
        }

        return rows.Count == 0
            ? new Reply.Say("ticket.viewersNone", ("number", PrintTicket.Number(ticket)))
            : new Reply.Say("ticket.viewers", ("number", PrintTicket.Number(ticket)),
                ("list", string.Join(cards.Words(turn.Locale, "common.list_separator"), rows)));
    }
}
