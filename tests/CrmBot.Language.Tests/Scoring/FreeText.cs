using System.Globalization;
using System.Text;

namespace CrmBot.Language.Tests.Scoring;

/// <summary>Compares texts as section 13 of the contract does: loosely where people write freely, exactly elsewhere.</summary>
internal static class FreeText
{
    private static readonly HashSet<string> Slots =
    [
        "note", "do", "needs", "objections", "desc", "cause", "fix", "q", "text", "blocker", "evidence", "need", "coupon", "rival_note",
        "factors",
        "item", "industry", "chain", "reason", "why",
    ];

    public static bool IsFree(string slot) => Slots.Contains(slot);

    /// <summary>Letters, digits and % in one width, case and script.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in CrmBot.Language.Text.FoldedText.Of(text.Normalize(NormalizationForm.FormKC)).Lower)
        {
            if (char.IsLetterOrDigit(c) || c == '%') folded.Append(c);
        }

        return folded.ToString();
    }

    public static bool SameLoosely(string slot, string wanted, string got)
    {
        var (a, b) = (Fold(wanted), Fold(got));
        if (a.Length == 0 || b.Length == 0) return a == b;
        var shared = Shared(a, b);
        if (slot == "note") return shared >= 0.85 * a.Length;
        if ((a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal))
            && Math.Min(a.Length, b.Length) >= 0.34 * Math.Max(a.Length, b.Length)) return true;
        return 2.0 * shared / (a.Length + b.Length) >= 0.6;
    }

    public static bool SameExactly(string wanted, string got) => FoldExact(wanted) == FoldExact(got);

    /// <summary>Dates, times and numbers keep their punctuation; names lose theirs.</summary>
    private static string FoldExact(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiDigit(c) || c is '-' or 'T' or ':' or '.' or '+')
            ? text
            : Fold(text.ToLower(CultureInfo.InvariantCulture));

    private static int Shared(string a, string b)
    {
        var left = b.ToList();
        return a.Count(left.Remove);
    }
}
