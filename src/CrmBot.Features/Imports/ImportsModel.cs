using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Imports;

internal sealed class ImportsModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<ImportRun>(run =>
        {
            run.ToTable("imports");
            run.Property(r => r.What).HasMaxLength(40);
            run.Property(r => r.File).HasMaxLength(200);
            run.Property(r => r.Source).HasMaxLength(40);
            run.Property(r => r.Link).HasMaxLength(4000);
            run.Property(r => r.Trouble).HasMaxLength(80);
            run.Property(r => r.TroubleText).HasMaxLength(1000);
            run.HasIndex(r => r.State);
        });
        builder.Entity<ImportedRecord>(imported =>
        {
            imported.ToTable("imported_records");
            imported.Property(i => i.Kind).HasMaxLength(40);
            imported.Property(i => i.Fact).HasMaxLength(40);
            imported.Property(i => i.Value).HasMaxLength(1000);
            imported.HasIndex(i => new { i.ImportId, i.Kind, i.Id });
        });
        builder.Entity<ImportPart>(part =>
        {
            part.ToTable("import_parts");
            part.Property(p => p.Kind).HasMaxLength(10);
            part.HasIndex(p => p.ImportId);
        });
    }
}
