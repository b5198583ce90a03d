using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Files;

/// <summary>A file made of what a person may see. One implementation per name, in the features.</summary>
public interface IExport
{
    string Name { get; }

    /// <summary>Made when the person accepts it, for that person; null when it needs a subject.</summary>
    Task<ExportedFile?> MakeAsync(ReadView view, Actor actor, CancellationToken cancellationToken);

    /// <summary>Notes in the audit log whose records went out with it.</summary>
    Task MadeAsync(UnitOfWork work, Actor actor, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>As <see cref="MakeAsync"/>, of a file about one thing: what follows the slash in the offer's name of the export.</summary>
    /// <returns>Null when there is none for this person.</returns>
    Task<ExportedFile?> MakeOfAsync(ReadView view, Actor actor, string subject, CancellationToken cancellationToken) =>
        Task.FromResult<ExportedFile?>(null);

    /// <summary>As <see cref="MadeAsync"/>, of <see cref="MakeOfAsync"/>.</summary>
    Task MadeOfAsync(UnitOfWork work, Actor actor, string subject, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <param name="Name">File name with its ending.</param>
public sealed record ExportedFile(string Name, ReadOnlyMemory<byte> Content);
