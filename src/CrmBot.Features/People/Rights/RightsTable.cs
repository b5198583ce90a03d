using System.Collections.Concurrent;

namespace CrmBot.Features.People.Rights;

/// <summary>What a role may do with records that belong to somebody.</summary>
/// <param name="See">Whose records it sees and logs contacts for; of the others it learns only that they are taken.</param>
/// <param name="Change">Whose records it changes.</param>
/// <param name="Masks">Fields it does not see on what is not its own.</param>
internal sealed record Right(string See, string Change, IReadOnlyList<string> Masks);

/// <summary>
/// The rights of every role, in memory: asked several times in every turn. What an admin has changed stands in the store.
/// </summary>
internal sealed class RightsTable
{
    private static readonly string[] Contact = [Fields.Phone, Fields.Email, Fields.Wechat];
    private readonly ConcurrentDictionary<string, Right> changed = new(StringComparer.Ordinal);

    public Right Of(string role) => changed.TryGetValue(role, out var right) ? right : Usual(role);

    /// <param name="right">Null goes back to what the program comes with.</param>
    public void Put(string role, Right? right)
    {
        if (right is null) changed.TryRemove(role, out _);
        else changed[role] = right;
    }

    private static Right Usual(string role) => role switch
    {
        Roles.Rep => new(Scope.Team, Scope.Own, [.. Contact, Fields.Amount]),
        Roles.Lead => new(Scope.Team, Scope.Team, []),
        Roles.Agent or Roles.Presales => new(Scope.All, Scope.All, [Fields.Amount]),
        Roles.Manager or Roles.Director or Roles.Admin => new(Scope.All, Scope.All, []),
        _ => new(Scope.None, Scope.None, []),
    };

    /// <summary>What a right may hide.</summary>
    internal static class Fields
    {
        public const string Phone = "phone";
        public const string Email = "email";
        public const string Wechat = "wechat";
        public const string Amount = "amount";

        public static readonly IReadOnlyList<string> All = [Phone, Email, Wechat, Amount];
    }
}
