namespace CrmBot.Language;

/// <summary>A customer somebody may mean.</summary>
/// <param name="How">What the written name and the known one have in common.</param>
public sealed record CustomerSuggestion(CustomerEntry Customer, NameMatch How);

/// <summary>What two names have in common, the closest first.</summary>
public enum NameMatch
{
    /// <summary>Called exactly so.</summary>
    Name,

    /// <summary>The same syllables, tones ignored.</summary>
    Sound,

    /// <summary>One Latin letter more, less, other, or two swapped.</summary>
    OneLetter,

    /// <summary>First letters: hdjx for 恒达机械.</summary>
    Initials,
}
