namespace CrmBot.Features.Leads;

/// <summary>Who comes first in a queue: A, B, then what nobody has rated, then C, which is on hold.</summary>
internal static class LeadRank
{
    public const int NotRated = 2;

    public static int Of(string? grade) => grade switch { "A" => 0, "B" => 1, "C" => 3, _ => NotRated };
}
