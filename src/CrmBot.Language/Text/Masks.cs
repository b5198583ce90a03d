namespace CrmBot.Language.Text;

/// <summary>Questions about spans that a caller has set aside.</summary>
internal static class Masks
{
    public static bool Cover(IReadOnlyList<TextSpan>? masked, int at)
    {
        for (var i = 0; i < (masked?.Count ?? 0); i++)
            if (masked![i].Contains(at)) return true;
        return false;
    }

    public static bool Touch(IReadOnlyList<TextSpan>? masked, TextSpan span)
    {
        for (var i = 0; i < (masked?.Count ?? 0); i++)
            if (masked![i].Overlaps(span)) return true;
        return false;
    }
}
