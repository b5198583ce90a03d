using System.Text.Json.Nodes;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <summary>What has been gathered of one contact.</summary>
internal sealed class LogNotes
{
    public List<string> Notes { get; } = [];

    public List<string> Needs { get; } = [];

    public List<string> Objections { get; } = [];

    public List<JsonObject> Promises { get; } = [];

    public List<JsonObject> Roles { get; } = [];

    /// <summary>What is left out of a text; emptied whenever one is cut.</summary>
    public List<TextSpan> Gaps { get; } = new(12);

    /// <summary>The sentence that only names the talk which is told of, with its day.</summary>
    public TextSpan TalkOver { get; init; }

    /// <summary>The contact who has a slot of his own; others stay in the words.</summary>
    public string? Who { get; init; }

    /// <summary>The person spoken of last, and whether the clause before told a role of somebody.</summary>
    public string? Spoken { get; set; }

    public bool RoleBefore { get; set; }

    /// <summary>What of ours the customer urged us for: 催合同.</summary>
    public string? Chased { get; set; }

    public JsonObject? Next { get; set; }

    /// <summary>What the clause before added to, so that a list may go on.</summary>
    public List<string>? Last { get; set; }

    /// <summary>Whether something besides an attitude was said.</summary>
    public bool HasSubstance { get; set; }

    public bool HasParts => Needs.Count + Objections.Count + Promises.Count + Roles.Count > 0 || Next is not null;
}
