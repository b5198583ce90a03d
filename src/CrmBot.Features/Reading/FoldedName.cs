using System.Globalization;
using System.Text;

namespace CrmBot.Features.Reading;

/// <summary>The form in which names are compared: full width as half width, without case, blanks and punctuation.</summary>
internal static class FoldedName
{
    public static string Of(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                folded.Append(Rune.ToLowerInvariant(rune));
        }

        return folded.ToString();
    }
}
