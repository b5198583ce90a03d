using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Files;

/// <summary>A file made of what a person may see. One implementation per name, in the features.</summary>
public interface IExport
{
    string Name { get; }

    /// <summary>Made when the person accepts it, for that person.</summary>
    Task<ExportedFile> MakeAsync(ReadView view, Actor actor, CancellationToken cancellationToken);

    /// <summary>Notes in the audit log whose records went out with it.</summary>
    Task MadeAsync(UnitOfWork work, Actor actor, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <param name="Name">File name with its ending.</param>
public sealed record ExportedFile(string Name, ReadOnlyMemory<byte> Content);
