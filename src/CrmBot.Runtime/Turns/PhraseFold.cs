using CrmBot.Language.Text;

namespace CrmBot.Runtime.Turns;

/// <summary>The spelling under which whole sentences are compared: without width, case, script, punctuation and spaces.</summary>
internal static class PhraseFold
{
    public static string Fold(string text) => string.Concat(FoldedText.Of(text).Lower.Where(char.IsLetterOrDigit));
}
