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
        if (WatchKind.Of(section) is not { } kind) yield break;
        var draft = new FrameDraft(Intent).Set("k", kind);
        SetTimes(draft, section, limit: kind is "first_contact" or "post_sign" or "unanswered" or "complaint_loop" or "sla_risk");
        draft.Set("grade", section.FirstOf("grade")?.Leaf.ToUpperInvariant());
        SetOwner(draft, section);
        if (kind == "first_contact" && section.Has("touch.rate")) draft.SetTrue(Frame.Rate);
        SetBy(draft, section, isLoad: kind == "load");
        yield return draft.Build();
    }

    /// <summary>An amount of time is the limit, a period the days looked at.</summary>
    private static void SetTimes(FrameDraft draft, Section section, bool limit)
    {
        foreach (var time in section.Times)
        {
            if (limit && time.Amount is { } amount && !draft.Has("hours")) draft.Set("hours", Number(amount.InHours));
            else if (time.Amount is null && !time.IsVague && !draft.Has("from") && time.AsPeriod(TimeView.Behind) is { } days)
                SetPeriod(draft, days);
        }
    }

    private static void SetPeriod(FrameDraft draft, DateRange days) =>
        draft.Set("from", days.From is { } from ? SlotForm.Of(from) : null).Set("to", days.To is { } to ? SlotForm.Of(to) : null);

    private static JsonValue Number(decimal hours) =>
        decimal.Truncate(hours) == hours ? JsonValue.Create((long)hours) : JsonValue.Create(hours);

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

    /// <summary>By queue, by owner; a load that is asked of nobody is the speaker's.</summary>
    private static void SetBy(FrameDraft draft, Section section, bool isLoad)
    {
        var byOwner = section.Has("watch.by.owner") || (isLoad && AsksWhose(draft, section));
        if (isLoad && !draft.Has("of") && !byOwner) draft.Set("of", "me");
        draft.Set("by", section.Has("watch.by.queue") ? "queue" : byOwner ? "owner" : null);
    }

    /// <summary>谁手上单最多.</summary>
    private static bool AsksWhose(FrameDraft draft, Section section) =>
        section.Has("report.who") && (!draft.Has("of") || section.Has("report.most"));
}
