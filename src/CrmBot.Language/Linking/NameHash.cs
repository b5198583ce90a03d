using System.Numerics;

namespace CrmBot.Language.Linking;

/// <summary>
/// The hash of a name, one character after the other, so that every beginning of a text is hashed in one pass.
/// Keyed anew in each process: nobody can make up names that collide.
/// </summary>
internal static class NameHash
{
    private static readonly ulong Key = ((ulong)Random.Shared.NextInt64() << 1) | 1;

    public static ulong Next(ulong hash, char c) => (BitOperations.RotateLeft(hash, 13) ^ c) * Key;

    /// <summary>Spreads what the characters left over all 64 bits.</summary>
    public static ulong Finish(ulong hash)
    {
        hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9;
        return hash ^ (hash >> 32);
    }

    public static ulong Of(ReadOnlySpan<char> name)
    {
        var hash = 0UL;
        foreach (var c in name) hash = Next(hash, c);
        return Finish(hash);
    }
}
