namespace CrmBot.Language.Reading;

/// <summary>should sign by Dec 20: without a subject it tells when the deal will close, and asks nothing.</summary>
internal static class ShouldSign
{
    public static bool Is(Section section, int at)
    {
        if (section.Times.Count == 0 || section.Lower.IndexOf('?', section.Span.Start, section.Span.Length) >= 0) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Start == at && hit.Is("should.close")) return true;
        }

        return false;
    }
}
