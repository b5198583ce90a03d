using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Runtime.Undo;

/// <summary>Adds undo. Features add their <see cref="IUndoRule"/>s and <see cref="Turns.IAfterUndo"/>s.</summary>
public static class UndoServices
{
    public static IServiceCollection AddUndo(this IServiceCollection services) => services
        .AddSingleton<UndoJournal>();
}
