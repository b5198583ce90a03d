using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Customers;
using CrmBot.Features.Tickets.Queues;

namespace CrmBot.Features.Tickets.FromOutside;

/// <summary>A ticket as another program tells of it.</summary>
internal sealed record ToldTicket(NewCustomer Customer, string Description, string Type, string Severity, string? Item, string? Want)
{
    /// <summary>Who asks, by name.</summary>
    public string? Who => Customer.Contacts is [{ Name: { } name }, ..] ? name : null;
}

/// <summary>Reads the body of <c>POST /api/v1/tickets</c>: every mistake is named under its own field.</summary>
internal sealed class TicketBody(TicketKinds kinds)
{
    private static readonly string[] Top = ["company", "contact", "description", "type", "severity", "item", "want"];

    public (ToldTicket? Told, Dictionary<string, string> Errors) Read(JsonObject body)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        var fields = new ReadFields(errors);
        fields.Unknown(body, Top, "");
        var customer = new NewCustomer(ContactBody.Company(body, fields, errors)) { Contacts = ContactBody.Contacts(body, fields, errors) };
        var told = new ToldTicket(
            customer,
            fields.Required(body, "description", Ticket.TextLength, inLines: true) ?? "",
            fields.OneOf(body, "type", kinds.Codes) ?? "other",
            fields.OneOf(body, "severity", Severities.All) ?? Severities.Normal,
            fields.Text(body, "item", "item", Ticket.ItemLength),
            fields.OneOf(body, "want", TicketForm.Wants));
        return errors.Count == 0 ? (told, errors) : (null, errors);
    }
}
