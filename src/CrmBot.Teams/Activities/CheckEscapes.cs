using System.Globalization;
using System.Text;

namespace CrmBot.Teams;

/// <summary>
/// Finds <c>\uD800</c> to <c>\uDFFF</c> escapes that form no pair. The JSON reader accepts them and throws only when
/// somebody reads the string, so they must be stopped at the door.
/// </summary>
internal static class CheckEscapes
{
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (utf8[at..].IndexOf((byte)'\\') is >= 0 and var next)
        {
            at += next;
            var high = Unit(utf8[at..]);
            if (high is null || !char.IsSurrogate(high.Value))
            {
                at = Math.Min(at + 2, utf8.Length);
                continue;
            }

            var low = at + 6 <= utf8.Length ? Unit(utf8[(at + 6)..]) : null;
            if (low is null || !char.IsSurrogatePair(high.Value, low.Value))
                return true;
            at += 12;
        }

        return false;
    }

    private static char? Unit(ReadOnlySpan<byte> utf8) =>
        utf8.Length >= 6 && utf8.StartsWith("\\u"u8)
        && ushort.TryParse(Encoding.ASCII.GetString(utf8[2..6]), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
