namespace CrmBot.Features.Tickets;

/// <summary>How much hurry there is, as the language contract calls it.</summary>
internal static class Severities
{
    public const string Urgent = "urgent";
    public const string Normal = "normal";
    public const string Inquiry = "inquiry";

    public static readonly IReadOnlyList<string> All = [Urgent, Normal, Inquiry];

    /// <summary>Place in every queue, before age: hurry first, then the customer's tier.</summary>
    public static int Rank(string severity, string? tier) =>
        (Math.Max(0, All.ToList().IndexOf(severity)) * 3) + (tier switch { "core" => 0, "key" => 1, _ => 2 });
}
