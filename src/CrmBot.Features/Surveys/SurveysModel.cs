using CrmBot.Features.Customers;
using CrmBot.Features.Surveys.Recovery;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys;

internal sealed class SurveysModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Survey>(survey =>
        {
            survey.ToTable("surveys");
            survey.Property(s => s.Kind).HasMaxLength(10);
            survey.Property(s => s.ContactName).HasMaxLength(Survey.NameLength);
            survey.Property(s => s.Locale).HasMaxLength(10);
            survey.Property(s => s.Via).HasMaxLength(10);
            survey.Property(s => s.Why).HasMaxLength(Survey.WhyLength);
            survey.Property(s => s.Channel).HasMaxLength(10);
            survey.Ignore(s => s.IsLow);
            survey.HasOne<Customer>().WithMany().HasForeignKey(s => s.CustomerId).OnDelete(DeleteBehavior.Restrict);
            survey.HasIndex(s => s.CustomerId);
            survey.HasIndex(s => s.TicketId);
            survey.HasIndex(s => new { s.Kind, s.AnsweredAt });
            survey.HasIndex(s => new { s.Kind, s.AskedAt });
        });
        builder.Entity<SurveyOptOut>(optOut =>
        {
            optOut.ToTable("survey_opt_outs");
            optOut.HasOne<Customer>().WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
            optOut.HasIndex(o => o.CustomerId);
        });
        builder.Entity<SurveyTurn>(turn => turn.ToTable("survey_turns"));
        builder.Entity<RecoveryTask>(task =>
        {
            task.ToTable("recoveries");
            task.Property(t => t.Note).HasMaxLength(RecoveryTask.NoteLength);
            task.Ignore(t => t.IsOpen).Ignore(t => t.DueAt);
            task.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
            task.HasIndex(t => t.CustomerId);
            task.HasIndex(t => t.SurveyId);
            task.HasIndex(t => new { t.OwnerId, t.DoneAt });
        });
    }
}
