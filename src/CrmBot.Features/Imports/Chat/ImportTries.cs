using System.Globalization;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Imports.Chat;

/// <summary>
/// How often an import was begun without getting on. Counted before it is begun, in the store: one that takes the process down with it
/// is given up too.
/// </summary>
internal static class ImportTries
{
    public const int Most = 3;

    /// <returns>False when it was tried often enough.</returns>
    public static async Task<bool> BeginAsync(UnitOfWork work, Guid import, CancellationToken cancellationToken)
    {
        var tries = await OfAsync(work, import, cancellationToken) + 1;
        await Settings.SetAsync(work, Name(import), tries.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return tries <= Most;
    }

    public static async Task<int> OfAsync(ReadView view, Guid import, CancellationToken cancellationToken) =>
        int.TryParse(await Settings.FindAsync(view, Name(import), cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture,
            out var tries) ? tries : 0;

    /// <summary>It gets on, or is over.</summary>
    public static Task ForgetAsync(UnitOfWork work, Guid import, CancellationToken cancellationToken) =>
        Settings.SetAsync(work, Name(import), null, cancellationToken);

    private static string Name(Guid import) => $"import.tries:{import:N}";
}
