using System.Text.Json.Nodes;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Customers;

/// <summary>谁看过恒达: who looked at a customer's file, when and through what; for those who look after its owner.</summary>
internal sealed class WhoViewed(IReadSentences reader, FindCustomer find, PrintCustomer print, WhenWords when) : IPhrasePattern
{
    private const int MostRead = 200, MostShown = 12;

    public string Name => "who_viewed";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (await CustomerAsync(turn, said["customer"] ?? "", cancellationToken) is not { } customer) return null;
        turn.Memory.LastSubject = customer.Name;
        if (!Roles.LooksAfter(turn.Actor, customer.Team)) return new Reply.Refuse("customer.viewers.notYours");
        var views = await AuditReads.LatestAsync(turn.Work, customer.Record, CustomerReads.Action, MostRead, cancellationToken);
        if (views.Count == 0) return new Reply.Say("customer.viewers.nobody");
        var card = await CardAsync(turn, customer, views, cancellationToken);
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"customer.viewers:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("customer.details.sent");
    }

    // The name is read as it would be in a sentence of its own: with its aliases and slips of the pen.
    private async Task<CustomerBrief?> CustomerAsync(Turn turn, string typed, CancellationToken cancellationToken)
    {
        var utterance = new Utterance(typed, Instants.ToOffset(turn.Now, turn.Actor.Zone), turn.Actor.Zone.Id, turn.Actor.Name);
        return reader.Read(utterance).Frames is [{ Intent: "show" } frame] && frame.Has("cust") && !frame.Has("field") && !frame.Has("who")
            ? (await find.FindAsync(turn, frame, cancellationToken)).Only
            : null;
    }

    private async Task<Reply.Card> CardAsync(Turn turn, CustomerBrief customer, List<AuditEntry> views, CancellationToken cancellationToken)
    {
        var ids = views.Select(view => view.Actor).OfType<Guid>().Distinct().ToList();
        var names = await turn.Db.Set<Person>().Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancellationToken);
        return new Reply.Card("customer-viewers", new JsonObject
        {
            ["name"] = customer.Name,
            ["rows"] = CardRow.List(views.Take(MostShown).Select(view => new JsonObject
            {
                ["who"] = view.Actor is { } id ? names.GetValueOrDefault(id) ?? "?" : Program(view.Detail) ?? "?",
                ["say"] = new JsonObject
                {
                    ["when"] = when.Moment(Instants.ToLocal(view.At, turn.Actor.Zone), turn.LocalNow, turn.Locale),
                    ["through"] = print.Words(turn.Locale, ThroughKey(view.Detail)),
                },
            })),
            ["say"] = new JsonObject
            {
                ["title"] = print.Words(turn.Locale, "customer.viewers.title", ("people", ids.Count), ("views", views.Count)),
                ["more"] = views.Count > MostShown
                    ? print.Words(turn.Locale, "customer.viewers.more", ("count", views.Count - MostShown))
                    : "",
            },
        });
    }

    // The id of the key: who holds it is known to whoever gave it out.
    private static string? Program(string? through) =>
        through?.StartsWith(CustomerReads.Api, StringComparison.Ordinal) == true ? through[CustomerReads.Api.Length..] : null;

    private static string ThroughKey(string? through) => through switch
    {
        _ when Program(through) is not null => "customer.viewers.through.api",
        CustomerReads.Details or CustomerReads.Group or CustomerReads.Extension or CustomerReads.Export or CustomerReads.List
            or CustomerReads.Lead or CustomerReads.Ticket
            or CustomerReads.Deal or CustomerReads.Form or CustomerReads.Pair or "brief" => "customer.viewers.through." + through,
        null or CustomerReads.Card => "customer.viewers.through.card",
        _ => "customer.viewers.through.field",
    };
}
