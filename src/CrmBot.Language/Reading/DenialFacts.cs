namespace CrmBot.Language.Reading;

/// <summary>What is not to be done: don't …, at the head of the message.</summary>
internal static class DenialFacts
{
    /// <summary>Where the words behind "don't" begin; null where the message does not begin so.</summary>
    private static int? Behind(Section section) =>
        section.First("mused.never") is { } never && never.Start == section.Span.Start ? never.End + 1 : null;

    /// <summary>don't call Acme.</summary>
    public static bool IsOfDeed(Section section) =>
        Behind(section) is { } at && char.IsAsciiLetter(section.Lower[section.Span.Start]) && section.HasAt("do", at);

    /// <summary>don't hand that one over.</summary>
    public static bool IsOfHandOver(Section section) => Behind(section) is { } at && section.HasAt("rem.handover", at);

    /// <summary>don't drop the numbers from the digest.</summary>
    public static bool IsOfRemoval(Section section) =>
        Behind(section) is { } at && section.HasAt("digest.remove", at) && char.IsAsciiLetter(section.Lower[at]);
}
