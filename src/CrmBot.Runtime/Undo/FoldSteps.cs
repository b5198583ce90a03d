using System.Text.Json.Nodes;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Undo;

/// <summary>
/// A turn that saves a record several times has several steps of it; undo sees only the way from the first state to the last.
/// </summary>
internal static class FoldSteps
{
    /// <summary>One step per record, the last touched first; none for a record that was created and removed again.</summary>
    public static List<UndoStep> Fold(IReadOnlyList<UndoStep> steps)
    {
        var folded = new Dictionary<RecordRef, UndoStep?>();
        var order = new List<RecordRef>();
        foreach (var step in steps)
        {
            folded[step.Record] = folded.TryGetValue(step.Record, out var earlier) && earlier is not null ? Join(earlier, step) : step;
            order.Remove(step.Record);
            order.Insert(0, step.Record);
        }

        return [.. order.Select(record => folded[record]).OfType<UndoStep>()];
    }

    private static UndoStep? Join(UndoStep first, UndoStep then) => (first.Operation, then.Operation) switch
    {
        (RecordOperation.Created, RecordOperation.Removed) => null,
        (RecordOperation.Created, _) => first with { Version = then.Version, After = Over(first.After, then.After) },
        (RecordOperation.Removed, _) => then with { Operation = RecordOperation.Changed, Before = first.Before },
        (_, RecordOperation.Removed) => then with { Before = Over(then.Before, first.Before) },
        _ => then with { Before = Over(then.Before, first.Before), After = Over(first.After, then.After) },
    };

    /// <summary>The values of <paramref name="upper"/>, and those of <paramref name="lower"/> for the fields it does not have.</summary>
    private static JsonObject Over(JsonObject lower, JsonObject upper)
    {
        var both = (JsonObject)lower.DeepClone();
        foreach (var (name, value) in upper) both[name] = value?.DeepClone();
        return both;
    }
}
