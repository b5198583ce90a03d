using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// What answers no preview whatever it asks, because it tells or orders something of its own: 恢复了，重启解决, a campaign, a birthday.
/// </summary>
internal static class OnItsOwn
{
    private static readonly HashSet<string> OnTickets = ["tk_new", "tk_claim", "tk_upd", "escalate"];
    private static readonly HashSet<string> NoPoints = ["digest", "report", "find", "agenda", "goal", "survey", "remind"];

    public static bool Is(Section section, Frame preview) =>
        IsBirthday(section) || IsAside(section) || IsOfCompany(section, preview) || IsMended(section, preview)
        || IsBesidePoints(section, preview) || IsBesideGoal(section, preview) || IsOfTicket(section, preview)
        || IsOrderNoTag(section, preview) || IsToldNoDay(section, preview) || IsOtherRule(section, preview)
        || IsGivenToSeveral(section, preview) || IsMeetingMoved(section, preview) || IsGoal(section, preview)
        || IsSigned(section, preview);

    /// <summary>A birthday told anew, of whomever it names.</summary>
    private static bool IsBirthday(Section section) => section.Birthdays.Count > 0 && BirthdayTold.Is(section);

    /// <summary>What is said beside the matter, but for a farewell.</summary>
    private static bool IsAside(Section section) => section.Weights is [("aside", _), ..] && !section.Has("aside.bye");

    /// <summary>公海回收期改成45天, 给沉睡客户发8折券: a rule of the company, or a mailing, whatever is open of a customer.</summary>
    private static bool IsOfCompany(Section section, Frame preview) =>
        preview.Intent is not ("config" or "campaign") && OtherMatter.Best(section) is "config" or "campaign";

    /// <summary>恢复了 says that it works again; nobody takes anything back with it.</summary>
    private static bool IsMended(Section section, Frame preview)
    {
        if (preview.Intent == "resolve") return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Start > section.Span.Start + 2) return false;
            if (hit.Is("mended.word") && (OnTickets.Contains(preview.Intent) || section.Has("undo.word"))) return true;
        }

        return false;
    }

    /// <summary>改到晚上八点发, 赢率改成95% under a goal: a goal has no hour, and the chance is a deal's.</summary>
    private static bool IsBesideGoal(Section section, Frame preview) => preview.Intent == "goal"
        && (section.Times.Exists(static time => time.HasClock) || (section.Has("deal.prob") && !preview.Is("m", "conversion")));

    /// <summary>72万成交 under a deal: what it was signed for, and not only another amount.</summary>
    private static bool IsSigned(Section section, Frame preview) => preview.Intent == "deal_upd" && preview.Ask.Count == 0
        && section.Weights is [("won", >= Clear), ..]
        && section.Has("won.word", static (section, hit) => section.Amounts.Exists(spot => spot.Span.End == hit.Start));

    /// <summary>给销售一组定个目标，12月回款300万: a goal with its sum, whatever else a team could get.</summary>
    private static bool IsGoal(Section section, Frame preview) => preview.Intent != "goal" && section.Amounts.Count > 0
        && section.Weights is [("goal", >= Clear), ..];

    /// <summary>close 5101, 5113 同意 under a deal: the number of a ticket that is open is no sum.</summary>
    private static bool IsOfTicket(Section section, Frame preview) => preview.Intent is "deal_upd" or "won" && preview.Ask.Count == 0
        && section.Tickets is [var only] && section.World.Tickets.Contains(only.Id)
        && (section.Has("resolve.word") || section.Has("claim.on") || section.HasFamily("approves"));

    /// <summary>月报每月1号发我一份 under points: whatever number is said, an order of its own is no other number of points.</summary>
    private static bool IsBesidePoints(Section section, Frame preview) =>
        preview.Intent == "points" && section.Weights is [(var best, >= Clear), ..] && NoPoints.Contains(best);

    private const int Clear = 20;

    /// <summary>send Marcus the welcome pack, where tags are asked for.</summary>
    private static bool IsOrderNoTag(Section section, Frame preview) =>
        preview.Ask is ["tags", ..] && section.People.Count > 0 && EnglishOrder.Begins(section);

    /// <summary>
    /// ok done, called her, kickoff on the 14th, where a day is asked for: it was done, and the day is of something else.
    /// </summary>
    private static bool IsToldNoDay(Section section, Frame preview) => preview.Ask is ["at", ..] && section.Clauses.Count > 1
        && ContactWords.Told(section) && !section.Has("fix.word") && char.IsAsciiLetter(section.Words[0]);

    /// <summary>投诉时限改成3天, while another rule is open.</summary>
    private static bool IsOtherRule(Section section, Frame preview) =>
        preview.Intent == "config" && ReadConfig.NamesAnother(section, preview);

    /// <summary>饭局改到周四 under a deal: a meeting has another day, the signing has not.</summary>
    private static bool IsMeetingMoved(Section section, Frame preview) => preview.Intent is "deal_upd" or "won" or "contract"
        && section.Times.Count > 0 && section.Amounts.Count == 0 && Reminders.MovedThing.IsMeeting(section);

    /// <summary>Several get what one was to have.</summary>
    private static bool IsGivenToSeveral(Section section, Frame preview) =>
        preview.Intent == "assign" && preview.Has("scope") && GivenParts.Of(section).Count > 1;
}
