using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace CrmBot.Features.Api;

/// <summary>A program that may call the API.</summary>
/// <param name="Id">Names it in the audit log; never secret.</param>
/// <param name="Scopes">What it may do, e.g. <c>leads:write</c>.</param>
internal sealed record ApiCaller(string Id, IReadOnlySet<string> Scopes)
{
    /// <summary>Signs what a web hook sends; kept only for keys that may.</summary>
    internal ReadOnlyMemory<byte> SigningKey { get; init; }

    /// <summary>It belongs to another company: whatever it asks, it sees <see cref="PartnerFields"/> only.</summary>
    public bool IsPartner { get; init; }

    /// <summary>It sees only what belongs to customers of this team's people; null for everything.</summary>
    public string? Team { get; init; }

    /// <summary>How many calls it may make in a minute.</summary>
    public int PerMinute { get; init; } = ApiKeys.UsualPerMinute;
}

/// <summary>
/// The keys of the API: <c>Api:Keys:0:Id</c>, <c>Api:Keys:0:Secret</c> (32
/// letters or more) or only its SHA-256 in hex as <c>Api:Keys:0:Hash</c>, and
/// <c>Api:Keys:0:Scopes:0</c>, if wanted <c>Partner</c>, <c>Team</c> and <c>PerMinute</c>. Only their
/// digests stay in memory (and of those that sign web hooks, the scope <c>tickets:signed</c>, the secret), and
/// every key is compared in full, so that neither which key nor how many letters were right can be timed.
/// </summary>
internal sealed class ApiKeys
{
    public const int UsualPerMinute = 600;
    private const int ShortestSecret = 32, MostPerMinute = 1_000_000;
    private readonly (byte[] Digest, ApiCaller Caller)[] keys;

    private ApiKeys(IEnumerable<(byte[] Digest, ApiCaller Caller)> keys) => this.keys = [.. keys];

    /// <summary>Without any there is no API.</summary>
    public bool Any => keys.Length > 0;

    /// <exception cref="ArgumentException">A key cannot be used; the message names the setting and what it allows.</exception>
    public static ApiKeys Read(IConfiguration configuration)
    {
        var keys = configuration.GetSection("Api:Keys").GetChildren().Select(Read).ToList();
        if (keys.GroupBy(key => key.Caller.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Api:Keys has the Id \"{twice.Key}\" twice.");
        return new ApiKeys(keys);
    }

    /// <summary>Null when no key has this secret.</summary>
    public ApiCaller? Find(string secret)
    {
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        ApiCaller? found = null;
        foreach (var (digest, caller) in keys)
            if (CryptographicOperations.FixedTimeEquals(digest, given)) found = caller;
        return found;
    }

    /// <summary>Null when no key with this id may sign.</summary>
    public ApiCaller? Signer(string id, string scope) =>
        Array.Find(keys, key => key.Caller.Id == id && key.Caller.Scopes.Contains(scope)).Caller;

    private static (byte[] Digest, ApiCaller Caller) Read(IConfigurationSection section)
    {
        var id = section["Id"];
        if (string.IsNullOrWhiteSpace(id))
            throw new ArgumentException($"{section.Path}:Id is missing; it names the caller in the audit log.");
        var scopes = section.GetSection("Scopes").GetChildren().Select(scope => scope.Value ?? "").ToHashSet(StringComparer.Ordinal);
        if (scopes.Count == 0 || !scopes.IsSubsetOf(ApiScopes.All))
            throw new ArgumentException($"{section.Path}:Scopes must be one or more of {string.Join(", ", ApiScopes.All)}.");
        var signs = scopes.Any(scope => scope.EndsWith(":signed", StringComparison.Ordinal));
        var (digest, bytes) = Secret(section, signs);
        var caller = new ApiCaller(id, scopes)
        {
            SigningKey = signs ? bytes : default, IsPartner = Flag(section, "Partner"),
            Team = string.IsNullOrWhiteSpace(section["Team"]) ? null : section["Team"], PerMinute = Rate(section),
        };
        return (digest, caller);
    }

    private static (byte[] Digest, byte[] Secret) Secret(IConfigurationSection section, bool signs)
    {
        if (section["Hash"] is { Length: > 0 } hash)
        {
            if (signs || section["Secret"] is { Length: > 0 })
                throw new ArgumentException(
                    $"{section.Path}:Hash cannot stand beside a Secret, nor for a key that signs: signatures need the Secret itself.");
            if (hash.Length != 2 * SHA256.HashSizeInBytes || !hash.All(char.IsAsciiHexDigit))
                throw new ArgumentException($"{section.Path}:Hash is the SHA-256 of the secret as 64 hexadecimal digits.");
            return (Convert.FromHexString(hash), []);
        }

        if (section["Secret"] is not { Length: >= ShortestSecret } secret)
            throw new ArgumentException($"{section.Path}:Secret needs {ShortestSecret} letters or more.");
        var bytes = Encoding.UTF8.GetBytes(secret);
        return (SHA256.HashData(bytes), bytes);
    }

    // A word that is neither yes nor no must not open what was to be closed.
    private static bool Flag(IConfigurationSection section, string name) => section[name] is not { Length: > 0 } text
        ? false
        : bool.TryParse(text, out var value)
        ? value
        : throw new ArgumentException($"{section.Path}:{name} is \"{text}\"; it can be true or false.");

    private static int Rate(IConfigurationSection section) => section["PerMinute"] is not { } text
        ? UsualPerMinute
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate is >= 1 and <= MostPerMinute
            ? rate
            : throw new ArgumentException($"{section.Path}:PerMinute is \"{text}\"; it is a number from 1 to {MostPerMinute}.");
}
