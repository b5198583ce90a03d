using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>Which reminders, promises and first contacts are due.</summary>
internal sealed class ReadAgenda : IntentReader
{
    public override string Intent => "agenda";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        SetOwner(draft, section);
        SetDays(draft, section);
        SetKind(draft, section);
        draft.Set("state", section.Has("agenda.overdue") ? "overdue" : IsOpen(section) ? "open" : null);
        draft.Set("grade", section.FirstOf("grade")?.Leaf.ToUpperInvariant());
        if (Counting.IsAsked(section) && !section.Has("which.ones")) draft.Set("as", "count");
        yield return draft.Build();
    }

    private static bool IsOpen(Section section) => section.Has("agenda.open") && !section.Has("agenda.first_due");

    private static void SetOwner(FrameDraft draft, Section section)
    {
        // 方主管让我干啥: mine
        var colleague = section.Has("told.what") ? null : section.People.FirstOrDefault(person => person.Colleagues.Count > 0);
        var team = section.CodesOf(Linking.CodeKind.Team).Select(code => code.Code).FirstOrDefault();
        if (colleague is not null) Persons.SetColleague(draft, "of", colleague, section.Utterance.Speaker);
        else draft.Set("of", team ?? (section.Has("our.team") || section.Has("agenda.whose") ? "team" : "me"));
        if (draft.Has("of") && (team is not null || section.Has("our.team") || section.Has("agenda.whose")
            || (colleague is not null && colleague.Colleagues[0].Name != section.Utterance.Speaker)))
            draft.Set("perm", "lead");
    }

    private static void SetDays(FrameDraft draft, Section section)
    {
        var time = section.Times.FirstOrDefault(time => !time.IsVague);
        // 今天谁有逾期: overdue as of today
        if (time is null || (section.Has("agenda.overdue") && time.Tendency == TimeTendency.Present
            && time.AsPeriod(TimeView.Ahead) is { } now && now.From == now.To)) return;
        if (time is { Sense: AmountSense.Within, Amount.IsElapsed: true })
            draft.Set("due", SlotForm.Of(section.Now.WallAfter(time.Amount.Elapsed)));
        else TimeSlots.SetPeriod(draft, time, TimeView.Ahead);
        if (time is { HasPartOfDay: true, HasDay: false } && !draft.Has("from") && !draft.Has("due"))
            draft.Set("from", TimeSlots.Today(section)).Set("to", TimeSlots.Today(section));   // 下午要见谁
    }

    private static void SetKind(FrameDraft draft, Section section)
    {
        foreach (var kind in new[] { "promise", "first_contact", "visit", "call" })
        {
            if (!section.Has("agenda." + kind) && !(kind == "visit" && section.Has("agenda.sees"))) continue;
            draft.Set("kind", kind);
            return;
        }
    }
}
