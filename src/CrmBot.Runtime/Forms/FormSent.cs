using System.Text.Json.Nodes;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Turns;

namespace CrmBot.Runtime.Forms;

/// <summary>A form is to be opened.</summary>
/// <param name="Data">Data of the button.</param>
/// <param name="MessageText">The message whose menu was used, without markup.</param>
public sealed record FormOpened(Sender Sender, string Form, JsonObject Data, string? MessageText);

/// <summary>A form was sent.</summary>
/// <param name="Place">
/// Where its answer goes. A form that was opened in a conversation the bot is no member of names the person's direct chat here.
/// </param>
public sealed record FormSent(
    string? ActivityId, Sender Sender, Place Place, string Form, JsonObject Data) : Inbound(ActivityId, Sender, Place)
{
    /// <summary>It comes from a conversation that says nothing about where the bot may write.</summary>
    public bool IsElsewhere { get; init; }

    /// <inheritdoc cref="CardActed.Patience"/>
    public ClickPatience? Patience { get; init; }

    /// <inheritdoc/>
    public override bool TellsPlace => !IsElsewhere;
}
