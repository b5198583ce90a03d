namespace CrmBot.Language.Lexicons;

/// <summary>
/// Small words around names and free text, and what is said before and behind the matter itself (<c>phrasing.txt</c>), by their kind.
/// </summary>
internal static class PhrasingWords
{
    /// <summary>Of an opening that is attached, what stands before this mark is skipped; nobody types it.</summary>
    private const char Skipped = '+';

    private static readonly Dictionary<string, PhraseTrie<string>> Kinds =
        PhraseTries.In("phrasing.txt", static phrase => phrase.Replace(Skipped.ToString(), "", StringComparison.Ordinal));

    public static PhraseTrie<string> Of(string kind) => Kinds[kind];

    /// <summary>How much of an attached opening is skipped.</summary>
    public static int SkippedLength(string phrase) => phrase.IndexOf(Skipped, StringComparison.Ordinal);
}
