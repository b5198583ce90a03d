using System.Globalization;
using System.Text.RegularExpressions;
using CrmBot.Language.Text;

namespace CrmBot.Runtime.Turns;

/// <summary>
/// The number a sentence begins with, or names behind 把, 工单 or close: 1028是重复的 关掉. When nothing has that number it is a slip, and surely not what
/// was shown last.
/// </summary>
internal static partial class NamedNumber
{
    /// <returns>True when the sentence names a number, and another one than <paramref name="number"/>.</returns>
    public static bool IsAnother(string text, long? number) =>
        Named().Match(FoldedText.Of(text).Lower) is { Success: true } named && long.Parse(named.Groups["number"].Value, CultureInfo.InvariantCulture) != number;

    [GeneratedRegex(@"^\s*(?:(?:把|将|工单|这张|那张|close|resolve|reopen|release|ticket|claim)\s*)*(?:t-|#)?(?<number>\d{4,6})(?![\d.:/\-]|\s*(?:万|千|元|块|年|号|台|个|人|%|k\b|usd|eur|rmb))")]
    private static partial Regex Named();
}
