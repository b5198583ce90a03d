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
        });
        builder.Entity<ImportedRecord>(imported =>
        {
            imported.ToTable("imported_records");
            imported.Property(i => i.Kind).HasMaxLength(40);
            imported.HasIndex(i => i.ImportId);
        });
    }
}
