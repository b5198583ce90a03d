using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>All tickets of a kind: 紧急的都我来, 咨询类的全关了.</summary>
internal static class TicketScope
{
    /// <summary>The kind of tickets when a message speaks of all of them, else null.</summary>
    public static JsonObject? Read(Section section)
    {
        if (section.Tickets.Count > 0 || section.Customers.Count > 0 || !section.Has("ticket.many")) return null;
        var scope = new JsonObject();
        if (TicketWords.NamedType(section) is { } type) scope["type"] = type;
        else if (PluralType(section) is { } kind) scope["type"] = kind;
        if (Severity(section) is { } severity) scope["sev"] = severity;
        if (scope.Count == 0 && !section.Has("own.tickets")) return null;
        scope["state"] = "open";
        return scope;
    }

    /// <summary>"all my open inquiries", "all complaints".</summary>
    public static string? PluralType(Section section)
    {
        var said = section.Lower.AsSpan(section.Span.Start, section.Span.Length);
        foreach (var type in section.World.Settings.TicketTypes)
        {
            foreach (var name in type.Names)
            {
                if (name.Length > 4 && char.IsAsciiLetterLower(name[0])
                    && said.Contains(name[^1] == 'y' ? name[..^1] + "ies" : name + "s", StringComparison.Ordinal))
                    return type.Code;
            }
        }

        return null;
    }

    /// <summary>The severity, unless its word is the name of the type (宕机, 咨询类).</summary>
    private static string? Severity(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("sev") && !section.Codes.Exists(code => code.Kind == CodeKind.TicketType && code.Span.Overlaps(hit.Span))
                && !section.Cues.Exists(other => other.IsOf("trouble") && other.Span.Overlaps(hit.Span)))
                return TicketWords.Severity(section);
        }

        return null;
    }

    /// <summary>Whose tickets: the speaker's unless a colleague is named.</summary>
    public static string Owner(Section section)
    {
        foreach (var person in section.People)
        {
            if (person is { Colleagues: [var only], Side: not PersonSide.Theirs } && only.Name != section.Utterance.Speaker)
                return only.Name;
        }

        return "me";
    }
}
