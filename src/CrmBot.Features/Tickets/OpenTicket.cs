using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Tickets;

/// <summary>A customer wants something: a ticket in the right queue, in one sentence (intent <c>tk_new</c>).</summary>
internal sealed class OpenTicket(
    CustomerForChange customers, ChangeTicket change, ShowTicket show, QueueTable queues, PutInQueue queue, TicketKinds kinds,
    EscalateTicket escalate, PrintTicket print, WhenWords when) : IFrameHandler
{
    /// <summary>Slot of a form's frame for the person who called; sentences name them in the description.</summary>
    public const string WhoSlot = "caller";

    /// <summary>Slot of a form's frame for how it came; never comes from the parser.</summary>
    public const string ChannelSlot = "channel";

    public string Intent => "tk_new";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await customers.FindBriefAsync(turn, frame, "log", cancellationToken);
        if (customer is null) return instead!;
        var ticket = await NewAsync(turn, frame, customer, cancellationToken);
        await change.OpenAsync(turn.Work, ticket, turn.Actor.Id, cancellationToken);
        await show.ToQueueAsync(turn.Work, ticket, turn.Place, $"new:{ticket.Queue}", null, cancellationToken);
        turn.Memory.LastRecord = TicketDirectory.Record(ticket);
        if (frame.Is("escalate", "true"))
            await escalate.BeginAsync(turn.Work, ticket, new EscalationWish("customer", "lead", turn.Actor.Id), cancellationToken);
        return new Reply.OfRecord(TicketDirectory.Record(ticket));
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        (string Label, string? Text)[] lines =
        [
            ("customer.label.customer", frame.Text("cust")),
            ("ticket.label.type", frame.Text("type") is { } type ? kinds.Word(type, turn.Locale) : null),
            ("ticket.label.severity", frame.Text("sev") is { } severity ? print.Severity(severity, turn.Locale) : null),
            ("ticket.label.description", frame.Text("desc")),
            ("ticket.label.item", frame.Text("item")),
            ("ticket.label.want", frame.Text("want") is { } want ? print.Want(want, turn.Locale) : null),
            ("ticket.label.visit", when.Said(frame.Text("visit"), turn.LocalNow, turn.Locale)),
            ("ticket.label.like", frame.Text(Frame.Like) is { } like ? "T-" + like : null),
        ];
        return Task.FromResult(new DraftView("ticket.draft.new",
            [.. lines.Where(line => !string.IsNullOrEmpty(line.Text)).Select(line => new DraftLine(line.Label, line.Text!))])
        {
            AskKey = frame.Has(Frame.Like) ? "ticket.draft.like" : null,
            GoKey = frame.Has(Frame.Like) ? "ticket.draft.another" : null,
        });
    }

    public async Task<Reply?> CorrectAsync(Turn turn, OpenPreview preview, Frame corrected, CancellationToken cancellationToken)
    {
        if (preview.Record is not { Kind: "ticket" } record
            || await turn.Work.Records.FindAsync<Ticket>(record.Id, cancellationToken) is not { IsWork: true } ticket) return null;
        var (customer, instead) = await customers.FindBriefAsync(turn, corrected, "log", cancellationToken);
        if (customer is null) return instead;
        // For another customer it is another ticket.
        if (customer.Id != ticket.CustomerId) return null;
        Fill(ticket, corrected);
        await UpdateTicket.SetAsync(change, turn, ticket, TicketEvent.Kinds.Severity, ticket.Severity, Severity(corrected),
            (known, value) => known.Severity = value, cancellationToken);
        if (ticket.Type != Type(corrected))
        {
            await UpdateTicket.SetAsync(change, turn, ticket, TicketEvent.Kinds.Type, ticket.Type, Type(corrected),
                (known, value) => known.Type = value, cancellationToken);
            await queue.WhereItBelongsAsync(turn, ticket, customer.Region, cancellationToken);
        }

        ticket.MarkChanged(turn.Now);
        return new Reply.OfRecord(record);
    }

    private async Task<Ticket> NewAsync(Turn turn, Frame frame, CustomerBrief customer, CancellationToken cancellationToken)
    {
        var home = await queues.RouteAsync(turn.Work, Type(frame), customer.Tier, customer.Region, cancellationToken);
        var ticket = new Ticket
        {
            Number = await NextNumberAsync(turn.Work, cancellationToken),
            CustomerId = customer.Id,
            Tier = customer.Tier,
            Type = Type(frame),
            Severity = Severity(frame),
            Queue = home.Name,
            Description = "",
            Channel = frame.Text(ChannelSlot) ?? "chat",
            FollowsId = await FollowsAsync(turn, customer, cancellationToken),
            CreatedBy = turn.Actor.Id,
            CreatedAt = turn.Now,
        };
        Fill(ticket, frame);
        return ticket;
    }

    private static void Fill(Ticket ticket, Frame frame)
    {
        ticket.Description = Clip.To(string.Join(' ', frame.Texts("desc")), Ticket.TextLength);
        ticket.Item = Clip.Optional(frame.Text("item"), Ticket.ItemLength);
        ticket.Who = Clip.Optional(frame.Text(WhoSlot), 80);
        ticket.Want = Clip.Optional(frame.Text("want"), 20);
        ticket.Visit = SaidTime.Read(frame.Text("visit")) is { } visit ? visit.ToString() : null;
        ticket.Repeat = int.TryParse(frame.Text("repeat"), NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            && times is > 0 and < 1000 ? times : null;
    }

    private static string Type(Frame frame) => Clip.Optional(frame.Text("type"), TicketKind.NameLength) ?? "other";

    private static string Severity(Frame frame) =>
        frame.Text("sev") is { } said && Severities.All.Contains(said) ? said : Severities.Normal;

    // The first ticket of a company is T-1024: a number that nobody takes for a count.
    internal static async Task<long> NextNumberAsync(UnitOfWork work, CancellationToken cancellationToken) =>
        1023 + await work.Numbers.NextAsync("ticket", cancellationToken);

    // What comes in reply to a ticket that is closed for good takes it up again.
    private static async Task<Guid?> FollowsAsync(Turn turn, CustomerBrief customer, CancellationToken cancellationToken) =>
        turn.RepliesTo is { Kind: "ticket", Id: var id }
            && await turn.Work.Records.ReadAsync<Ticket>(id, cancellationToken) is { IsOpen: false } before
            && before.CustomerId == customer.Id
            ? before.Id
            : null;
}
