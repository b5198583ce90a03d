using CrmBot.Language.Text;

namespace CrmBot.Language.Lexicons;

/// <summary>A named sign in the text.</summary>
/// <param name="Name">Such as <c>remind.ask</c>; the part before the first dot is its family.</param>
/// <param name="CountsInside">Whether it also counts inside a longer phrase.</param>
/// <param name="Hides">Whether shorter phrases inside it are hidden.</param>
internal sealed record Cue(string Name, bool CountsInside, bool Hides = true);

/// <summary>A cue at a place of the folded text.</summary>
internal readonly record struct CueHit(int Start, int End, string Name)
{
    public int Length => End - Start;

    public TextSpan Span => TextSpan.Between(Start, End);

    /// <summary>The part of the name after the last dot: <c>call</c> of <c>ch.call</c>.</summary>
    public string Leaf => Name[(Name.LastIndexOf('.') + 1)..];

    public bool Is(string name) => ReferenceEquals(Name, name) || Name == name;

    public bool IsOf(string family) => Name.Length > family.Length && Name[family.Length] == '.'
        && Name.StartsWith(family, StringComparison.Ordinal);
}
