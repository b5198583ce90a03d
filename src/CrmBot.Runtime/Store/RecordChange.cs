using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CrmBot.Runtime.Store;

internal enum RecordOperation { Created = 0, Changed = 1, Removed = 2 }

/// <summary>One field of a changed record. A created record has no values before, a removed one none after.</summary>
internal readonly record struct FieldChange(RecordField Field, object? Before, object? After);

/// <summary>What a save does to one record, taken before it is saved.</summary>
/// <param name="Version">The version after the change; a removal counts as one.</param>
internal sealed record RecordChange(RecordRef Record, RecordOperation Operation, int Version, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>Moves the record's version forward and says what changes; null when nothing does.</summary>
    public static RecordChange? Of(EntityEntry<Record> entry, RecordShape shape)
    {
        var record = new RecordRef(shape.Kind, entry.Entity.Id);
        switch (entry.State)
        {
            case EntityState.Added:
                entry.Entity.Version++;
                return new(record, RecordOperation.Created, entry.Entity.Version, Created(shape, shape.Table.Values(entry.Entity)));
            case EntityState.Modified:
                entry.Property(nameof(Store.Record.Version)).CurrentValue = entry.Entity.Version + 1;
                return new(record, RecordOperation.Changed, entry.Entity.Version, Modified(entry, shape));
            case EntityState.Deleted:
                return new(record, RecordOperation.Removed, entry.Entity.Version + 1, Removed(shape, entry.OriginalValues));
            default:
                return null;
        }
    }

    // The values as the table has them: behind id and version.
    private static List<FieldChange> Created(RecordShape shape, object?[] values)
    {
        var fields = new List<FieldChange>(shape.Fields.Count);
        foreach (var field in shape.Fields) fields.Add(new(field, null, values[field.Position + 2]));
        return fields;
    }

    private static List<FieldChange> Removed(RecordShape shape, PropertyValues before)
    {
        var fields = new List<FieldChange>(shape.Fields.Count);
        foreach (var field in shape.Fields) fields.Add(new(field, before[field.Property], null));
        return fields;
    }

    private static List<FieldChange> Modified(EntityEntry<Record> entry, RecordShape shape)
    {
        var fields = new List<FieldChange>();
        foreach (var field in shape.Fields)
        {
            var (before, after) = (entry.OriginalValues[field.Property], entry.CurrentValues[field.Property]);
            if (!field.Property.GetValueComparer().Equals(before, after)) fields.Add(new(field, before, after));
        }

        return fields;
    }
}
