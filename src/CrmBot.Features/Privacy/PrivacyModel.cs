using CrmBot.Features.Customers;
using CrmBot.Features.Privacy.Consent;
using CrmBot.Features.Privacy.Erasing;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Privacy;

internal sealed class PrivacyModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<PrivacyRequest>(request =>
        {
            request.ToTable("privacy_requests");
            request.Property(r => r.Act).HasMaxLength(10);
            request.Property(r => r.Reason).HasMaxLength(PrivacyRequest.ReasonLength);
            request.Property(r => r.CountText).HasMaxLength(PrivacyRequest.CountLength);
            request.Ignore(r => r.IsOwn).Ignore(r => r.Until).Ignore(r => r.Counts);
            request.HasIndex(r => r.CustomerId);
            request.HasIndex(r => new { r.State, r.Act });
        });
        builder.Entity<OptOut>(optOut =>
        {
            optOut.ToTable("opt_outs");
            optOut.HasOne<Customer>().WithMany().HasForeignKey(o => o.CustomerId).OnDelete(DeleteBehavior.Restrict);
            optOut.HasIndex(o => o.CustomerId);
        });
        builder.Entity<ErasedSubject>(erased =>
        {
            erased.ToTable("erased_subjects");
            erased.Property(e => e.SubjectKind).HasMaxLength(20);
            erased.Property(e => e.Salt).HasMaxLength(64);
            erased.Property(e => e.Digest).HasMaxLength(64);
            erased.Ignore(e => e.Entry);
        });
    }
}
