using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Tickets;

/// <summary>A ticket's facts as people read them.</summary>
internal sealed class PrintTicket(CardLibrary cards, TicketKinds kinds, PrintCustomer customers, WhenWords when)
{
    /// <summary>T-1024.</summary>
    public static string Number(Ticket ticket) => Number(ticket.Number);

    public static string Number(long number) => "T-" + number.ToString(CultureInfo.InvariantCulture);

    public string Words(string locale, string key, params ReadOnlySpan<(string Name, object? Value)> values) =>
        cards.Words(locale, key, values);

    public string Type(Ticket ticket, string locale) => kinds.Word(ticket.Type, locale);

    /// <summary>The kind's name when an admin has typed it; empty for the company's own, which are words of ours.</summary>
    public string TypedKind(Ticket ticket) => kinds.IsOwn(ticket.Type) ? "" : ticket.Type;

    /// <summary>功能故障 · 紧急 · 核心客户; our words only.</summary>
    public string Chips(Ticket ticket, string locale) =>
        PrintCustomer.Joined([.. new[] { kinds.IsOwn(ticket.Type) ? Type(ticket, locale) : null, Severity(ticket.Severity, locale),
            Tier(ticket, locale) }.Distinct()]);

    public string State(TicketState state, string locale) => cards.Words(locale, "ticket.state." + TicketStates.Word(state));

    public string Severity(string severity, string locale) => cards.Words(locale, "ticket.severity." + severity);

    public string Want(string want, string locale) =>
        cards.HasWords("ticket.want." + want) ? cards.Words(locale, "ticket.want." + want) : want;

    public string Tier(Ticket ticket, string locale) =>
        ticket.Tier is { } tier ? cards.Words(locale, "customer.tier", ("tier", customers.Tier(tier, locale))) : "";

    /// <summary>3月11日 周三 10:40: a ticket's card stays in the chat.</summary>
    public string Moment(long instant, long now, TimeZoneInfo zone, string locale) =>
        when.DatedMoment(Instants.ToLocal(instant, zone), Instants.ToLocal(now, zone), locale);

    /// <summary>10:40 of the same day, otherwise with the day.</summary>
    public string Clock(long instant, long now, TimeZoneInfo zone, string locale)
    {
        var (local, today) = (Instants.ToLocal(instant, zone), Instants.ToLocal(now, zone));
        return local.Date == today.Date ? local.ToString("HH:mm", CultureInfo.InvariantCulture) : when.DatedMoment(local, today, locale);
    }

    /// <summary>1 小时 5 分; to the nearest minute, and at least one.</summary>
    public string Span(long milliseconds, string locale)
    {
        var minutes = Math.Max(1, (milliseconds + 30_000) / 60_000);
        return minutes < 60
            ? cards.Words(locale, "ticket.span.minutes", ("minutes", minutes))
            : cards.Words(locale, minutes % 60 == 0 ? "ticket.span.hours" : "ticket.span.both", ("hours", minutes / 60),
                ("minutes", minutes % 60));
    }

    /// <summary>首次响应：3月11日 周三 10:40 前; how it stands with one of the clocks.</summary>
    public string Deadline(Ticket ticket, string clock, long now, TimeZoneInfo zone, string locale)
    {
        var (runs, spent, target) = PlanClock.Figures(ticket.Clock, ticket, clock);
        var (due, ended, broken) = clock == PlanClock.Response
            ? (ticket.ResponseDueAt, ticket.RespondedAt is not null, ticket.IsResponseBroken)
            : (ticket.ResolveDueAt, !ticket.IsWork, ticket.IsResolveBroken);
        var key = (ended, broken, runs) switch
        {
            (true, false, _) => "met",
            (true, true, _) => "late",
            (false, true, _) => "broken",
            (false, false, true) => "due",
            _ => "paused",
        };
        return cards.Words(
            locale, $"ticket.deadline.{clock}.{key}", ("when", due is { } at ? Moment(at, now, zone, locale) : ""),
            ("spent", Span(spent, locale)),
            ("left", Span(target - spent, locale)), ("target", Span(target, locale)));
    }

    /// <summary>已超时 2 小时 5 分: how long ago somebody should have answered or solved it; empty before that and where it is done.</summary>
    public string Overdue(Ticket ticket, string clock, long now, string locale)
    {
        var (due, broken) = clock == PlanClock.Response
            ? (ticket.ResponseDueAt, ticket.IsResponseBroken && ticket.RespondedAt is null)
            : (ticket.ResolveDueAt, ticket.IsResolveBroken && ticket.IsWork);
        return broken && now - due is >= 60_000 and var over
            ? cards.Words(locale, "ticket.deadline.over", ("span", Span(over, locale)))
            : "";
    }
}
