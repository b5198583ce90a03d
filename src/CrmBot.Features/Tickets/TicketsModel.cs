using CrmBot.Features.Customers;
using CrmBot.Features.Tickets.Clock;
using CrmBot.Features.Tickets.Crisis;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Features.Tickets.Queues;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrmBot.Features.Tickets;

internal sealed class TicketsModel : IModelPart
{
    private const string Open = "\"IsOpen\"";

    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Ticket>(MapTicket);
        builder.Entity<TicketEvent>(one =>
        {
            one.ToTable("ticket_events");
            one.Property(e => e.Kind).HasMaxLength(20);
            one.Property(e => e.From).HasMaxLength(TicketEvent.ValueLength);
            one.Property(e => e.To).HasMaxLength(TicketEvent.ValueLength);
            one.Property(e => e.Note).HasMaxLength(Ticket.TextLength);
            one.HasIndex(e => e.TicketId);
            one.HasIndex(e => new { e.Kind, e.At });
        });
        builder.Entity<Escalation>(escalation =>
        {
            escalation.ToTable("ticket_escalations");
            escalation.Property(e => e.Kind).HasMaxLength(20);
            escalation.Property(e => e.Clock).HasMaxLength(20);
            escalation.Property(e => e.Level).HasMaxLength(20);
            escalation.Property(e => e.Note).HasMaxLength(Escalation.NoteLength);
            escalation.Property(e => e.Currency).HasMaxLength(3);
            escalation.Property(e => e.Outcome).HasMaxLength(20);
            escalation.Ignore(e => e.IsOpen);
            escalation.HasIndex(e => new { e.TicketId, e.Outcome });
        });
        builder.Entity<CrisisRoom>(room =>
        {
            room.ToTable("crisis_rooms");
            room.Property(r => r.PlaceKey).HasMaxLength(CrisisRoom.PlaceLength);
            room.Property(r => r.TickText).HasMaxLength(CrisisRoom.TickLength);
            room.Property(r => r.Summary).HasMaxLength(CrisisRoom.SummaryLength);
            room.Ignore(r => r.IsDrill).Ignore(r => r.IsOpen).Ignore(r => r.Ticks).Ignore(r => r.People).Ignore(r => r.Record);
            room.HasIndex(r => r.TicketId);
        });
        MapQueues(builder);
    }

    private static void MapTicket(EntityTypeBuilder<Ticket> ticket)
    {
        ticket.ToTable("tickets");
        ticket.Property(t => t.Who).HasMaxLength(80);
        ticket.Property(t => t.Type).HasMaxLength(TicketKind.NameLength);
        ticket.Property(t => t.Severity).HasMaxLength(10);
        ticket.Property(t => t.Tier).HasMaxLength(20);
        ticket.Property(t => t.Queue).HasMaxLength(TicketQueue.NameLength);
        ticket.Property(t => t.Description).HasMaxLength(Ticket.TextLength);
        ticket.Property(t => t.Item).HasMaxLength(Ticket.ItemLength);
        ticket.Property(t => t.Want).HasMaxLength(20);
        ticket.Property(t => t.Visit).HasMaxLength(16);
        ticket.Property(t => t.Channel).HasMaxLength(20);
        ticket.Property(t => t.Cause).HasMaxLength(Ticket.TextLength);
        ticket.Property(t => t.Fix).HasMaxLength(Ticket.TextLength);
        ticket.Property(t => t.CompensationCurrency).HasMaxLength(3);
        ticket.Ignore(t => t.Clock).Ignore(t => t.IsWork).Ignore(t => t.IsPaused);
        ticket.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
        ticket.HasIndex(t => t.Number).IsUnique();
        ticket.HasIndex(t => t.CustomerId);
        // What is waited for: in the order in which it is worked, somebody's, by deadline, by age.
        // A few thousand of a million are open. "Is open" is asked as a condition,
        // not as a value, so SQLite finds no column of an index by it.
        ticket.HasIndex(t => new { t.Rank, t.CreatedAt }).HasFilter(Open);
        ticket.HasIndex(t => new { t.AssigneeId, t.IsOpen });
        ticket.HasIndex(t => t.NextDueAt).HasFilter(Open);
        ticket.HasIndex(t => t.CreatedAt);
    }

    private static void MapQueues(ModelBuilder builder)
    {
        builder.Entity<TicketQueue>(queue =>
        {
            queue.ToTable("ticket_queues");
            queue.Property(q => q.Name).HasMaxLength(TicketQueue.NameLength);
            queue.Property(q => q.Team).HasMaxLength(80);
            queue.Property(q => q.PlaceKey).HasMaxLength(400);
            queue.Property(q => q.Hours).HasMaxLength(60);
            queue.Property(q => q.Zone).HasMaxLength(60);
            queue.Ignore(q => q.Types).Ignore(q => q.Tiers).Ignore(q => q.Regions);
        });
        builder.Entity<TicketKind>(kind =>
        {
            kind.ToTable("ticket_types");
            kind.Property(k => k.Name).HasMaxLength(TicketKind.NameLength);
            kind.Ignore(k => k.Words);
        });
        builder.Entity<TicketTarget>(target =>
        {
            target.ToTable("ticket_targets");
            target.Property(t => t.Queue).HasMaxLength(TicketQueue.NameLength);
            target.Property(t => t.Tier).HasMaxLength(20);
            target.Property(t => t.Severity).HasMaxLength(10);
        });
    }
}
