using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Database;

/// <summary>The one model both engines share: every feature's part, and what holds for every record.</summary>
internal static class DatabaseModel
{
    public static void Configure(ModelBuilder builder)
    {
        foreach (var part in FeatureList.ModelParts)
        {
            part.Configure(builder);
        }

        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(Record))).ToList())
        {
            builder.Entity(entity.ClrType, record =>
            {
                record.HasKey(nameof(Record.Id));
                record.Property(nameof(Record.Id)).ValueGeneratedNever();
                // Two writers of one row: the second one's save fails instead of overwriting what it has not seen.
                record.Property(nameof(Record.Version)).IsConcurrencyToken();
            });
        }
    }
}
