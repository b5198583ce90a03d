using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>The spelling under which names are compared: the one texts are folded to, in lower case.</summary>
internal static class NameFold
{
    public static string Fold(string name) => FoldedText.Of(name.Trim()).Lower;
}
