using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CrmBot.Runtime.Undo;

/// <summary>Puts the records of one turn back, as far as nobody else has been there since. Changes the tracked entities only.</summary>
internal sealed class RestoreRecords(UnitOfWork work, IReadOnlyDictionary<string, IUndoRule> rules)
{
    private readonly RecordShapes shapes = RecordShapes.Of(work.Db);

    public async Task<List<UndoneRecord>> RestoreAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancellationToken)
    {
        var removable = await RemovableAsync(steps, cancellationToken).ConfigureAwait(false);
        var undone = new List<UndoneRecord>(steps.Count);
        foreach (var step in steps)
        {
            undone.Add(shapes.Of(step.Record.Kind) is { } shape
                ? await RestoreAsync(step, shape, removable, cancellationToken).ConfigureAwait(false)
                : Kept(step));
        }

        return undone;
    }

    /// <summary>Whether every record is still as the turn left it, and nothing has come to depend on those it created.</summary>
    public async Task<bool> AreUntouchedAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancellationToken)
    {
        var removable = await RemovableAsync(steps, cancellationToken).ConfigureAwait(false);
        foreach (var step in steps)
        {
            if (shapes.Of(step.Record.Kind) is not { } shape) return false;
            var entity = await FindAsync(shape, step.Record.Id, cancellationToken).ConfigureAwait(false);
            var same = step.Operation switch
            {
                RecordOperation.Created => removable.Contains(step.Record),
                RecordOperation.Removed => entity is null,
                _ => entity is not null && HasChanged(work.Db.Entry(entity), shape, step.After),
            };
            if (!same) return false;
        }

        return true;
    }

    // A change's image has the changed fields alone.
    private static bool HasChanged(EntityEntry entry, RecordShape shape, JsonObject after) =>
        shape.Fields.Where(field => after.ContainsKey(field.Name))
            .All(field => JsonNode.DeepEquals(UndoSteps.Value(field, entry.Property(field.Property).CurrentValue), after[field.Name]));

    private static UndoneRecord Kept(UndoStep step) => new(step.Record, UndoEffect.Kept, []);

    private async Task<UndoneRecord> RestoreAsync(
        UndoStep step, RecordShape shape, HashSet<RecordRef> removable, CancellationToken cancellationToken)
    {
        var entity = await FindAsync(shape, step.Record.Id, cancellationToken).ConfigureAwait(false);
        switch (step.Operation)
        {
            case RecordOperation.Removed when entity is null:
                Recreate(shape, step);
                return new(step.Record, UndoEffect.Recreated, []);
            case RecordOperation.Created when entity is not null && removable.Contains(step.Record):
                work.Db.Remove(entity);
                return new(step.Record, UndoEffect.Removed, []) { Was = step.After };
            case RecordOperation.Changed when entity is not null:
                return PutBack(work.Db.Entry(entity), shape, step);
            default:
                return Kept(step);
        }
    }

    private Task<Record?> FindAsync(RecordShape shape, Guid id, CancellationToken cancellationToken) =>
        shape.Find(work.Records, id, cancellationToken);

    // Field by field also when the version is unchanged: every field then still has the turn's value.
    private static UndoneRecord PutBack(EntityEntry entry, RecordShape shape, UndoStep step)
    {
        var kept = new List<string>();
        var restored = false;
        foreach (var field in shape.Fields.Where(field => step.Before.ContainsKey(field.Name)))
        {
            var property = entry.Property(field.Property);
            if (JsonNode.DeepEquals(UndoSteps.Value(field, property.CurrentValue), step.After[field.Name]))
            {
                property.CurrentValue = UndoSteps.Value(field, step.Before[field.Name]);
                restored = true;
            }
            else
            {
                kept.Add(field.Name);
            }
        }

        return new(step.Record, restored ? UndoEffect.Restored : UndoEffect.Kept, kept);
    }

    // A later change that was itself undone leaves a newer version and the same values.
    private static bool HasValues(EntityEntry entry, RecordShape shape, JsonObject values) => shape.Fields.All(field =>
        JsonNode.DeepEquals(UndoSteps.Value(field, entry.Property(field.Property).CurrentValue), values[field.Name]));

    private void Recreate(RecordShape shape, UndoStep step)
    {
        var entity = Blank(shape.Type.ClrType);
        (entity.Id, entity.Version) = (step.Record.Id, step.Version);
        var entry = work.Db.Entry(entity);
        entry.State = EntityState.Added;
        foreach (var field in shape.Fields.Where(field => step.Before.ContainsKey(field.Name)))
        {
            entry.Property(field.Property).CurrentValue = UndoSteps.Value(field, step.Before[field.Name]);
        }
    }

    private static Record Blank(Type type) => (Record)(type.GetConstructor(
        System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic,
        []) is null
        ? RuntimeHelpers.GetUninitializedObject(type)
        : Activator.CreateInstance(type, nonPublic: true)!);

    /// <summary>Created records that nobody has touched and nothing depends on, except what goes with them.</summary>
    private async Task<HashSet<RecordRef>> RemovableAsync(IReadOnlyList<UndoStep> steps, CancellationToken cancellationToken)
    {
        var removable = new HashSet<RecordRef>();
        foreach (var step in steps.Where(step => step.Operation == RecordOperation.Created))
        {
            if (await IsUntouchedAsync(step, cancellationToken).ConfigureAwait(false)) removable.Add(step.Record);
        }

        var dependents = new Dictionary<RecordRef, List<RecordRef>>();
        foreach (var record in removable)
        {
            dependents[record] = await FindDependents.OfAsync(work.Db, shapes, record, cancellationToken).ConfigureAwait(false);
        }

        // A record that stays keeps alive what it depends on, and so on up.
        while (removable.RemoveWhere(record => dependents[record].Any(dependent => !removable.Contains(dependent))) > 0) { }
        return removable;
    }

    private async Task<bool> IsUntouchedAsync(UndoStep step, CancellationToken cancellationToken)
    {
        if (shapes.Of(step.Record.Kind) is not { } shape) return false;
        var entity = await FindAsync(shape, step.Record.Id, cancellationToken).ConfigureAwait(false);
        if (entity is null || !(entity.Version == step.Version || HasValues(work.Db.Entry(entity), shape, step.After))) return false;
        return !rules.TryGetValue(step.Record.Kind, out var rule)
            || !await rule.IsUsedAsync(work, step.Record.Id, cancellationToken).ConfigureAwait(false);
    }
}
