using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// A correction of words: the type of a ticket, how urgent it is, how somebody is reached, the channel, and at last a task or a note.
/// </summary>
internal static class PatchedWords
{
    private static readonly string[] TextSlots = ["do", "note", "desc", "need"];

    public static void Set(JsonObject set, Section section, Frame preview)
    {
        if (preview.Intent == "tk_new" && section.CodesOf(CodeKind.TicketType).FirstOrDefault().Code is { } type) set["type"] = type;
        else if (preview.Has("sev") && TicketWords.Severity(section) is { } severity) set["sev"] = severity;
        else if (section.Phones.Count + section.Emails.Count > 0) SetReach(set, section, preview);
        else if (preview.Has("ch") && section.FirstOf("ch") is { } channel) set["ch"] = channel.Leaf;
        else if (Array.Find(TextSlots, preview.Has) is { } slot) SetText(set, section, slot);
    }

    /// <summary>
    /// Only a new lead says how it is reached; the number of a known customer is no correction of what was noted about them.
    /// </summary>
    private static void SetReach(JsonObject set, Section section, Frame preview)
    {
        if (preview.Intent != "lead_new") return;
        if (section.Phones.Count > 0) set["phone"] = section.Phones[0].Value;
        else set["email"] = section.Emails[0].Value;
    }

    /// <summary>A day or an amount that fits no slot is not a text.</summary>
    private static void SetText(JsonObject set, Section section, string slot)
    {
        if (Corrections.IsOnlyValues(section)) return;
        var words = Phrasing.Trim(section.Cut(section.Cues.FindAll(hit => IsCorrecting(section, hit)).ConvertAll(static hit => hit.Span)));
        if (words.Length > 1) set[slot] = words;
    }

    private static bool IsCorrecting(Section section, CueHit hit) => hit.Is("fix.word") || hit.Is("affirm") || hit.Is("deny")
        || (hit.Is("fix.slot") && hit.Start == section.Span.Start && hit.Length > 1);
}
