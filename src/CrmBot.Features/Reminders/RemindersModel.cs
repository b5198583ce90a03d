using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Reminders;

internal sealed class RemindersModel : IModelPart
{
    public void Configure(ModelBuilder builder) => builder.Entity<Reminder>(reminder =>
    {
        reminder.ToTable("reminders");
        reminder.Property(r => r.Who).HasMaxLength(120);
        reminder.Property(r => r.Text).HasMaxLength(Reminder.TextLength);
        reminder.Property(r => r.At).HasMaxLength(16);
        reminder.Property(r => r.By).HasMaxLength(16);
        reminder.Property(r => r.Every).HasMaxLength(40);
        reminder.Property(r => r.Clock).HasMaxLength(5);
        reminder.Property(r => r.Until).HasMaxLength(10);
        reminder.Property(r => r.Zone).HasMaxLength(60);
        reminder.Ignore(r => r.TimeZone).Ignore(r => r.IsOpen);
        reminder.HasIndex(r => new { r.OwnerId, r.State, r.DueAt });
        reminder.HasIndex(r => new { r.CustomerId, r.State });
        reminder.HasIndex(r => r.InteractionId);
    });
}
