using System.Globalization;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>A question, a command, or a word on another customer is no answer to what the preview asks.</summary>
internal static class OtherMatter
{
    /// <summary>The weight from which on nobody doubts what a message speaks of.</summary>
    public const int Clear = 10;

    /// <summary>Intents that no answer to a question looks like.</summary>
    private static readonly HashSet<string> Others = ["agenda", "tag", "undo", "help", "prefs", "find", "report", "digest", "watch",
        "lead_new"];

    /// <summary>What somebody is told to do is never why something was won or went wrong: 明天要去趟税务局.</summary>
    private static readonly HashSet<string> Orders = ["assign", "pool", "remind"];

    private static readonly HashSet<string> TextAsks = ["detail", "do", "desc", "cause", "text", "q", "factors", "tags"];

    public static bool Is(Section section, Frame preview)
    {
        var asked = preview.Ask[0];
        if (asked is "which" or "cust" || (asked == "amt" && IsSum(section))) return false;
        if (Mood.IsQuestion(section) || Corrections.NamesAnother(section, preview) || IsOtherTicket(section, preview)) return true;
        return (asked == "contact" && NamesCompany(section)) || IsOtherIntent(section, preview, asked);
    }

    /// <summary>Whatever is open, this asks or orders something of its own.</summary>
    public static bool IsOrder(Section section) => Best(section) is { } best && best != "undo" && Others.Contains(best);

    /// <summary>What the message clearly speaks for; null when nothing does.</summary>
    public static string? Best(Section section) => section.Weights is [{ Weight: >= Clear } best, ..] ? best.Intent : null;

    /// <summary>合同上写的是三十二万五.</summary>
    private static bool IsSum(Section section) =>
        section.Amounts.Exists(static spot => !spot.Bare) && !Mood.IsQuestion(section) && section.Customers.Count == 0;

    /// <summary>A new lead where the phone number of one is asked for.</summary>
    private static bool NamesCompany(Section section) =>
        CompanyNames.InFirstChunk(section) is { } name && CompanyNames.EndsLikeCompany(section.Text.CutFolded(name));

    private static bool IsOtherIntent(Section section, Frame preview, string asked)
    {
        if (Best(section) is not { } best || best == preview.Intent) return false;
        return Others.Contains(best)
            || (TextAsks.Contains(asked) && (best == "show" || IsTicketOrder(section, best) || Orders.Contains(best)))
            || (asked == "id" && IsTicketOrder(section, best));
    }

    /// <summary>1025 客户说今天不方便 under a question about something else: the number says what it is about.</summary>
    private static bool IsOtherTicket(Section section, Frame preview) => preview.Ask[0] != "id"
        && !TicketWords.IsDuplicate(section) && Corrections.NamesTicket(section)
        && !section.Tickets.Exists(ticket => preview.Text("id") == ticket.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>1028重新打开; reopen it, still leaking, behind the question what the cause was: an order, and no cause.</summary>
    private static bool IsTicketOrder(Section section, string intent) => intent is "tk_upd" or "tk_claim" or "escalate"
        && (section.Tickets.Count > 0
            || section.Has("ticket.reopen", static (section, hit) =>
                hit.Start == section.Span.Start && section.Lower[hit.End - 1] != 'd'));   // reopened line valve
}
