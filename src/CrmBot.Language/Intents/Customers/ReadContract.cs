using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Customers;

/// <summary>The terms of a contract: from when to when, how much, and how long before its end to remind.</summary>
internal sealed class ReadContract : IntentReader
{
    private const int Near = 5;

    /// <summary>从3月1日开始, said on the tenth: what lies further ahead has begun already.</summary>
    private const int FarOff = 300;

    public override string Intent => "contract";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        section = CustomerSlot.WithCommanded(section, "contract.noun", "contract.save");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        if (section.Amounts.Find(static spot => !spot.Bare) is { Money: not null } spot)
            draft.SetMoney("amt", spot.Money, section.World.Settings.DefaultCurrency);
        SetTerms(draft, section);
        if (!draft.Has("end")) draft.Ask("end");
        yield return draft.Build();
    }

    /// <summary>Each time is the notice, the term, both ends, the start or, if it is nothing else, the end.</summary>
    private static void SetTerms(FrameDraft draft, Section section)
    {
        DateOnly? start = null;
        TimeAmount? term = null;
        foreach (var time in section.Times)
        {
            if (time.IsVague || time.IsRecurrence || time.IsJustNow || IsRate(section, time)) continue;
            if (time.Amount is { } amount && IsNotice(section, time)) draft.Set("notice", amount.ToIso());
            else if (time.IsDuration) term = SetTerm(draft, time);
            else if (!SetBothEnds(draft, time) && time.AsDate() is { } day)
            {
                if (IsStart(section, time)) start = Start(section, time, day);
                else if (!draft.Has("end")) draft.Set("end", SlotForm.Of(day));
            }
        }

        if (start is not { } first) return;
        draft.Set("start", SlotForm.Of(first));
        if (term is { } length && !draft.Has("end")) draft.Set("end", End(first, length));
    }

    /// <summary>2026年1月1日到12月31日.</summary>
    private static bool SetBothEnds(FrameDraft draft, TimeMention time)
    {
        if (time.Until is null || time.AsPeriod(TimeView.Ahead) is not { From: { } from, To: { } to }) return false;
        draft.Set("start", SlotForm.Of(from)).Set("end", SlotForm.Of(to));
        return true;
    }

    /// <summary>A day far ahead is meant as the one before; of 6月起 the first day counts.</summary>
    private static DateOnly Start(Section section, TimeMention time, DateOnly day)
    {
        if (day.DayNumber - section.Today.DayNumber > FarOff && time.AsPastDate() is { } begun) return begun;
        return time.IsPeriod && time.AsPeriod(TimeView.Ahead)?.From is { } beginning ? beginning : day;
    }

    /// <summary>90k usd a year: how often the amount is due is no term.</summary>
    private static bool IsRate(Section section, TimeMention time) => time.IsDuration && char.IsAsciiLetter(section.Lower[time.Span.Start])
        && section.Amounts.Exists(spot => !spot.Bare && time.Span.Start - spot.Span.End is 0 or 1);

    private static TimeAmount? SetTerm(FrameDraft draft, TimeMention time)
    {
        draft.Set("term", time.AsDuration());
        return time.Amount;
    }

    /// <summary>The day before the one a term later.</summary>
    private static string? End(DateOnly start, TimeAmount term) =>
        term.Move(start, 1, WorkCalendar.Plain) is { } after ? SlotForm.Of(after.AddDays(-1)) : null;

    /// <summary>提前一个月, 到期前俩月, 60 days before.</summary>
    private static bool IsNotice(Section section, TimeMention time) =>
        section.Cues.Exists(hit =>
            hit.Is("contract.notice") && Distance(hit, time) <= Near && (section.Lower[hit.Start] != '提' || hit.End <= time.Span.Start));

    private static bool IsStart(Section section, TimeMention time) =>
        time.Mark == TimeMark.Since
            || section.Cues.Exists(hit => hit.Is("contract.start") && Distance(hit, time) <= 1 && IsOnItsSide(section, hit, time));

    /// <summary>从, from, starts stand before the day, 起, 开始 behind it.</summary>
    private static bool IsOnItsSide(Section section, CueHit hit, TimeMention time) =>
        section.Lower[hit.Start] is '起' or '开' or '生' ? hit.Start >= time.Span.Start : hit.End <= time.Span.End;

    private static int Distance(CueHit hit, TimeMention time) =>
        hit.Start >= time.Span.End ? hit.Start - time.Span.End : hit.End <= time.Span.Start ? time.Span.Start - hit.End : 0;
}
