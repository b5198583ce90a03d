using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>The spelling under which names are compared: the one texts are folded to, in lower case.</summary>
internal static class NameFold
{
    public static string Fold(string name)
    {
        var trimmed = name.Trim();
        return CharacterFolding.DropsNothing(trimmed)
            ? CharacterFolding.Lower(CharacterFolding.FoldEach(trimmed)) : FoldedText.Of(trimmed).Lower;
    }

    /// <summary>Whether a name folds to <paramref name="folded"/>; most names are compared as they stand.</summary>
    public static bool Is(string name, ReadOnlySpan<char> folded) => folded.SequenceEqual(name) || folded.SequenceEqual(Fold(name));
}
