using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>The words around a place of a section, in small letters.</summary>
internal sealed partial record Section
{
    /// <summary>What is said before a place.</summary>
    public ReadOnlySpan<char> Before(int at) => Lower.AsSpan(Span.Start, at - Span.Start);

    /// <summary>What is said from a place on.</summary>
    public ReadOnlySpan<char> Behind(int at) => Lower.AsSpan(at, Span.End - at);

    /// <summary>How a cue is written.</summary>
    public ReadOnlySpan<char> Written(CueHit hit) => Lower.AsSpan(hit.Start, hit.Length);
}
