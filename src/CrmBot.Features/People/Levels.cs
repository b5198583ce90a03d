namespace CrmBot.Features.People;

/// <summary>How experienced somebody is in selling; decides who gets the best leads first.</summary>
internal static class Levels
{
    public const string Junior = "junior";
    public const string Senior = "senior";

    public static readonly IReadOnlyList<string> All = [Junior, Senior];
}
