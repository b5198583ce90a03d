using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Customers;

/// <summary>The terms of a contract: from when to when, how much, and how long before its end to remind.</summary>
internal sealed class ReadContract : IntentReader
{
    private const int Near = 5;
    private const int FarOff = 300;   // 从3月1日开始, said on the tenth: it has begun

    public override string Intent => "contract";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        section = CustomerSlot.WithCommanded(section, "contract.noun", "contract.save");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        if (section.Amounts.FirstOrDefault(spot => !spot.Bare) is { Money: not null } spot) draft.SetMoney("amt", spot.Money, section.World.Settings.DefaultCurrency);
        DateOnly? start = null;
        TimeAmount? term = null;
        foreach (var time in section.Times)
        {
            if (time.IsVague || time.IsRecurrence || time.IsJustNow || IsRate(section, time)) continue;
            if (time.Amount is { } amount && IsNotice(section, time)) draft.Set("notice", amount.ToIso());
            else if (time.IsDuration) term = SetTerm(draft, time);
            else if (time.Until is not null && time.AsPeriod(TimeView.Ahead) is { From: { } from, To: { } to }) draft.Set("start", SlotForm.Of(from)).Set("end", SlotForm.Of(to));
            else if (time.AsDate() is { } day && IsStart(section, time))
                start = day.DayNumber - section.Today.DayNumber > FarOff && time.AsPastDate() is { } begun ? begun
                    : time.IsPeriod && time.AsPeriod(TimeView.Ahead)?.From is { } beginning ? beginning : day;   // 6月起: its first day
            else if (time.AsDate() is { } last && !draft.Has("end")) draft.Set("end", SlotForm.Of(last));
        }

        if (start is { } first) draft.Set("start", SlotForm.Of(first));
        if (start is { } began && term is { } length && !draft.Has("end")) draft.Set("end", End(began, length));
        if (!draft.Has("end")) draft.Ask("end");
        yield return draft.Build();
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
    private static string? End(DateOnly start, TimeAmount term) => term.Move(start, 1, WorkCalendar.Plain) is { } after ? SlotForm.Of(after.AddDays(-1)) : null;

    /// <summary>提前一个月, 到期前俩月, 60 days before.</summary>
    private static bool IsNotice(Section section, TimeMention time) =>
        section.Cues.Exists(hit => hit.Is("contract.notice") && Distance(hit, time) <= Near && (section.Lower[hit.Start] != '提' || hit.End <= time.Span.Start));

    private static bool IsStart(Section section, TimeMention time) =>
        time.Mark == TimeMark.Since || section.Cues.Exists(hit => hit.Is("contract.start") && Distance(hit, time) <= 1 && IsOnItsSide(section, hit, time));

    /// <summary>从, from, starts stand before the day, 起, 开始 behind it.</summary>
    private static bool IsOnItsSide(Section section, CueHit hit, TimeMention time) =>
        section.Lower[hit.Start] is '起' or '开' or '生' ? hit.Start >= time.Span.Start : hit.End <= time.Span.End;

    private static int Distance(CueHit hit, TimeMention time) =>
        hit.Start >= time.Span.End ? hit.Start - time.Span.End : hit.End <= time.Span.Start ? time.Span.Start - hit.End : 0;
}
