using System.Globalization;

namespace CrmBot.Runtime.Turns;

/// <summary>Which row is meant: 二, 2, second, 2nd.</summary>
internal static class RowNumber
{
    private static readonly string[] Chinese = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    private static readonly string[] English = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth"];

    /// <summary>Null when it is none.</summary>
    public static int? Read(string? said)
    {
        var word = said?.Trim().ToLowerInvariant() ?? "";
        if (Array.IndexOf(Chinese, word) is >= 0 and var chinese) return chinese + 1;
        if (Array.IndexOf(English, word) is >= 0 and var english) return english + 1;
        return int.TryParse(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0 ? number : null;
    }
}
