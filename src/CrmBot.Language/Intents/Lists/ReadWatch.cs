using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Questions of oversight: time limits, first contacts, loops that stay open, load.</summary>
internal sealed class ReadWatch : IntentReader
{
    public override string Intent => "watch";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (Kind(section) is not { } kind) yield break;
        var draft = new FrameDraft(Intent).Set("k", kind);
        SetTimes(draft, section, limit: kind is "first_contact" or "post_sign" or "unanswered" or "complaint_loop" or "sla_risk");
        draft.Set("grade", section.FirstOf("grade")?.Leaf.ToUpperInvariant());
        SetOwner(draft, section);
        if (kind == "first_contact" && section.Has("touch.rate")) draft.SetTrue(Frame.Rate);
        var byOwner = section.Has("watch.by.owner") || (kind == "load" && section.Has("report.who") && (!draft.Has("of") || section.Has("report.most")));
        if (kind == "load" && !draft.Has("of") && !byOwner) draft.Set("of", "me");
        draft.Set("by", section.Has("watch.by.queue") ? "queue" : byOwner ? "owner" : null);
        yield return draft.Build();
    }

    private static string? Kind(Section section)
    {
        if (section.Has("touch.rate")) return section.Has("desk.response") && TicketWords.IsAgent(section) ? "sla_rate" : "first_contact";
        if (section.Has("watch.rate") && !(section.Has("watch.breach") && OnlyNamesSla(section))) return "sla_rate";
        if (AsksForLoad(section) || (section.Has("fares.how") && section.Has("desk.block"))) return "load";
        if (section.Has("watch.sign") && section.Has("watch.serve")) return "post_sign";
        if (section.Has("watch.first") || section.Has("watch.first.name") || section.Has("find.untouched")) return "first_contact";
        if (section.Has("watch.complaint") && (section.Has("watch.loop") || section.Has("watch.open"))) return "complaint_loop";
        if (section.Has("watch.inquiry") && section.Has("watch.unanswered")) return "unanswered";
        if (section.Has("watch.risk") || (section.Has("find.end") && TicketWords.IsAgent(section))) return "sla_risk";   // 今天哪些单要到期
        return section.Has("watch.breach") ? "sla_breach" : section.Has("watch.unanswered") ? "unanswered" : null;
    }

    /// <summary>which queues breached our sla last week: of a rate only "sla last" speaks.</summary>
    private static bool OnlyNamesSla(Section section) =>
        section.All("watch.rate").All(hit => section.Lower.AsSpan(hit.Start, hit.Length) is "sla this" or "sla last" or "our sla" or "sla so far" or "sla for");

    private static bool AsksForLoad(Section section) =>
        (section.Has("watch.load") && section.Has("watch.count")) || section.Has("watch.busy") || CountsOf(section) || CountsOfEach(section) || WhoHasMost(section);

    /// <summary>每位客服手上几张工单: everybody of a team or of the desk, and words that count.</summary>
    private static bool CountsOfEach(Section section) => section.Has("watch.by.owner") && section.Has("watch.count")
        && (section.HasCode(CodeKind.Team) || section.Has("find.ticket"))
        && !section.Has("watch.breach") && !section.Has("watch.risk");

    private static bool WhoHasMost(Section section) => (section.Has("find.ticket") || (section.Has("find.deal") && TicketWords.IsAgent(section))) && section.Has("report.who") && section.Has("report.most");

    /// <summary>小邱现在多少单: an agent's name and words that count.</summary>
    private static bool CountsOf(Section section) => section.Has("watch.count") && (section.Has("find.deal") || section.Has("find.ticket"))
        && section.Times.TrueForAll(time => time.IsJustNow || time.Tendency == TimeTendency.Present)
        && section.FirstOf("grade") is null && !section.Has("find.won") && !section.Has("find.lost")
            && section.People.Exists(person => person.Colleagues is [{ Role: "agent" }, ..]);

    /// <summary>An amount of time is the limit, a period the days looked at.</summary>
    private static void SetTimes(FrameDraft draft, Section section, bool limit)
    {
        foreach (var time in section.Times)
        {
            if (limit && time.Amount is { } amount && !draft.Has("hours")) draft.Set("hours", Number(amount.InHours));
            else if (time.Amount is null && !time.IsVague && !draft.Has("from") && time.AsPeriod(TimeView.Behind) is { } days) SetPeriod(draft, days);
        }
    }

    private static void SetPeriod(FrameDraft draft, DateRange days) =>
        draft.Set("from", days.From is { } from ? SlotForm.Of(from) : null).Set("to", days.To is { } to ? SlotForm.Of(to) : null);

    private static JsonValue Number(decimal hours) => decimal.Truncate(hours) == hours ? JsonValue.Create((long)hours) : JsonValue.Create(hours);

    private static void SetOwner(FrameDraft draft, Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0) continue;
            Persons.SetColleague(draft, "of", person, section.Utterance.Speaker);
            return;
        }

        foreach (var code in section.Codes)
        {
            if (code.Kind != CodeKind.Team) continue;
            draft.Set("of", code.Code);
            return;
        }

        if (section.Has("our.team")) draft.Set("of", "team");
        else if (section.Has("of.mine")) draft.Set("of", "me");
    }
}
