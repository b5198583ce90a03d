using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Undo;

/// <summary>Says which record of its kind was taken back, as people call it: whose, for how much. Features register theirs.</summary>
public interface INameUndone
{
    /// <summary>The record kind, e.g. <c>deal</c>.</summary>
    string Kind { get; }

    /// <returns>Null when there is nothing to tell it by. Never said in a group, where not everybody may see it.</returns>
    Task<string?> NameAsync(ReadView view, UndoneRecord undone, string locale, CancellationToken cancellationToken);
}
