namespace CrmBot.Features.Knowledge.Scripts;

/// <summary>Situations that have something to say, in the order in which they come up: codes of the contract's <c>topic</c>.</summary>
internal static class ScriptTopics
{
    public static readonly IReadOnlyList<string> All =
    [
        "first_contact", "after_quote_silent", "objection_price", "objection_delivery", "objection_competitor", "payment", "complaint",
        "greeting", "winback", "renewal", "upsell", "referral_ask",
    ];
}

/// <summary>The scripts that come with the program (<c>scripts.json</c>); a company's own are entries of the knowledge base.</summary>
internal sealed class ShippedScripts
{
    public IReadOnlyList<ShippedScript> All { get; } = ShippedScript.Read("scripts.json");

    /// <summary>Those for the grade first.</summary>
    public IEnumerable<ShippedScript> Of(string topic, string? grade) =>
        All.Where(script => script.Topic == topic && (script.Grade is null || script.Grade == grade))
            .OrderBy(script => script.Grade is null);
}
