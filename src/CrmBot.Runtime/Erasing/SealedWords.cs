using System.Text.Json;
using CrmBot.Runtime.Audit;
using CrmBot.Runtime.Turns.Unread;

namespace CrmBot.Runtime.Erasing;

/// <summary>
/// What is being erased, kept while that goes on so that another process can
/// finish it; readable by this installation only, and forgotten at the end.
/// </summary>
public sealed class SealedWords(AuditKeyring keys)
{
    private sealed record Kept(List<ErasedWord> Words, List<Guid> Records, List<Guid> Spared);

    public string Write(Guid request, ErasedWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var text = JsonSerializer.Serialize(new Kept([.. words.Words], [.. words.Records], [.. words.Spared]));
        return $"{keys.CurrentId}:{Convert.ToBase64String(SealedText.Write(keys, request, text))}";
    }

    /// <returns>Null when the key is no longer listed.</returns>
    public ErasedWords? Read(Guid request, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.LastIndexOf(':');
        if (end < 0 || SealedText.Read(keys, request, text[..end], Convert.FromBase64String(text[(end + 1)..])) is not { } json)
            return null;
        var kept = JsonSerializer.Deserialize<Kept>(json)!;
        return new ErasedWords(kept.Words, kept.Records.ToHashSet(), kept.Spared.ToHashSet());
    }
}
