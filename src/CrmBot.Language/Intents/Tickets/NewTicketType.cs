using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>The type of a new ticket, among those that the company has.</summary>
internal static class NewTicketType
{
    public static string? Of(Section section, bool demands, int? repeat)
    {
        if (IsInquiry(section) && TicketWords.Exists(section, "inquiry")) return "inquiry";
        if (demands && repeat is not null && TicketWords.Exists(section, "complaint")) return "complaint";
        if (TicketWords.Type(section) is { } named) return named;
        if (IsInstall(section) && TicketWords.Exists(section, "install")) return "install";
        if (IsFault(section) && TicketWords.Exists(section, "fault")) return "fault";
        return TicketWords.Exists(section, "other") ? "other" : null;
    }

    /// <summary>需要装机.</summary>
    private static bool IsInstall(Section section) =>
        section.Has("install.order") || (section.Has("install.wanted") && section.Has("need"));

    /// <summary>镜头起雾 要换新.</summary>
    private static bool IsFault(Section section) =>
        section.HasAny("want.exchange", "want.repair", "want.onsite", "fault.told", "fault.report");

    private static bool IsInquiry(Section section)
    {
        foreach (var code in section.Codes)
        {
            if (code is { Kind: CodeKind.TicketType, Code: "inquiry" }) return true;
        }

        if (section.HasClause(static clause => TicketStory.HasTrouble(clause) && !clause.Has("inquiry.ask"))) return false;
        var troubles = TicketStory.HasTrouble(section);
        if (!troubles && section.Has("ticket.open") && BeginsWithQuestion(section)) return true;
        return section.Has("inquiry.ask") && (!troubles || section.Has("inquiry.how"));
    }

    /// <summary>ticket for Polaris: how do they export the logs.</summary>
    private static bool BeginsWithQuestion(Section section)
    {
        foreach (var clause in section.Clauses)
        {
            if (section.HasAt("howto", clause.Start) || section.HasAt("question.start", clause.Start)) return true;
        }

        return false;
    }
}
