using CrmBot.Features.People;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>A point in time at which a lead needs looking at.</summary>
/// <param name="Due">Business time; null: not at all.</param>
internal sealed record LeadMoment(string Rule, string Slot, long? Due);

/// <summary>
/// Works out when a lead needs looking at, from what is stored, the rules and the owner's work calendar, and keeps its timers in step.
/// May be called again at any time. A C lead sleeps: nothing but the pool's rule for C counts for it.
/// </summary>
internal sealed class PlanLead(RuleBook rules, WorkCalendar calendar, IPersonDirectory people)
{
    public const string FirstContact = "lead.first_contact", Unanswered = "lead.unanswered", Silence = "lead.silence",
        Return = "lead.return";
    public const string Remind = "remind", Breach = "breach", Warn = "warn", Back = "return";

    /// <summary>Rungs of the ladder: the owner; the owner and the team's lead; the proposal to give it to somebody else.</summary>
    public const int Rungs = 3;

    private static readonly TimeOnly Morning = new(10, 0);

    public static bool Sleeps(Lead lead) => lead.Grade == "C";

    /// <summary>Sets what is due, and forgets what is not.</summary>
    public async Task SetAsync(UnitOfWork work, Lead lead, LeadClock clock, CancellationToken cancellationToken)
    {
        if (clock is { DueAt: not null, GivenAt: { } given })
            clock.DueAt = await DueAsync(work, given, await ZoneAsync(work, clock.OwnerId, cancellationToken), cancellationToken);
        foreach (var (rule, slot, due) in await MomentsAsync(work, lead, clock, cancellationToken))
        {
            if (due is { } at) await work.Timers.SetAsync(rule, lead.Id, slot, at, cancellationToken);
            else await work.Timers.CancelAsync(rule, lead.Id, slot, cancellationToken);
        }
    }

    public static async Task ForgetAsync(UnitOfWork work, Guid lead, CancellationToken cancellationToken)
    {
        foreach (var rule in (string[])[FirstContact, Unanswered, Silence, Return])
            await work.Timers.CancelAsync(rule, lead, null, cancellationToken);
    }

    public async Task<long?> WhenAsync(ReadView view, Guid id, string rule, string slot, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Lead>(id, cancellationToken) is not { } lead
            || await view.Records.ReadAsync<LeadClock>(id, cancellationToken) is not { } clock)
            return null;
        return (await MomentsAsync(view, lead, clock, cancellationToken))
            .FirstOrDefault(moment => moment.Rule == rule && moment.Slot == slot)?.Due;
    }

    /// <summary>The zone of whoever has the lead.</summary>
    public async Task<TimeZoneInfo> ZoneAsync(ReadView view, Guid? owner, CancellationToken cancellationToken) =>
        (owner is { } id ? await people.FindAsync(view, id, cancellationToken) : null)?.Zone ?? TimeZones.Find("Asia/Shanghai");

    /// <summary>Until when the first contact of a lead given then is due.</summary>
    public async Task<long> DueAsync(ReadView view, long given, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        WorkdayHours.Add(calendar, zone, given,
            TimeSpan.FromMinutes(await rules.ValueAsync(view, LeadRules.FirstContact, cancellationToken)));

    private async Task<List<LeadMoment>> MomentsAsync(ReadView view, Lead lead, LeadClock clock, CancellationToken cancellationToken)
    {
        var zone = await ZoneAsync(view, clock.OwnerId, cancellationToken);
        var works = lead.IsOpen && clock.OwnerId is not null;
        var awake = works && !Sleeps(lead);
        var waits = awake && clock.DueAt is not null && lead.State == LeadState.New;
        var returns = works ? await ReturnAsync(view, lead, clock, zone, cancellationToken) : null;
        return
        [
            // At five sixths of the time: 20 of 24 hours.
            new(FirstContact, Remind, waits && clock.RemindedAt is null ? await RemindAsync(view, clock, zone, cancellationToken) : null),
            new(FirstContact, Breach,
                waits && clock.BreachedAt is null ? await DueAsync(view, clock.GivenAt!.Value, zone, cancellationToken) : null),
            new(Unanswered, "", awake && clock.AskedAt is { } asked && asked != clock.HelpedAt
                ? await AnswerAsync(view, asked, zone, cancellationToken) : null),
            new(Silence, "", awake ? await RungAsync(view, lead, clock, zone, cancellationToken) : null),
            new(Return, Warn, returns is { } back && clock.WarnedAt is null ? MorningOf(calendar.AddWorkdays(back, -1), zone) : null),
            new(Return, Back, returns is { } day ? MorningOf(day, zone) : null),
        ];
    }

    private async Task<long> RemindAsync(ReadView view, LeadClock clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var minutes = await rules.ValueAsync(view, LeadRules.FirstContact, cancellationToken);
        return WorkdayHours.Add(calendar, zone, clock.GivenAt!.Value, TimeSpan.FromMinutes(minutes * 5 / 6));
    }

    private async Task<long> AnswerAsync(ReadView view, long asked, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        new WorkTime(calendar, zone)
            .Add(asked, TimeSpan.FromMinutes(await rules.ValueAsync(view, LeadRules.Unanswered, cancellationToken)));

    private async Task<long?> RungAsync(ReadView view, Lead lead, LeadClock clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var days = await rules.ValueAsync(view, LeadRules.Silence(lead.Grade), cancellationToken);
        return days == 0 || clock.Step >= Rungs || clock.QuietSince is not { } since
            ? null
            : MorningOf(calendar.AddWorkdays(Instants.DayOf(since, zone), days * (clock.Step + 1)), zone);
    }

    private async Task<DateOnly?> ReturnAsync(
        ReadView view, Lead lead, LeadClock clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var days = await rules.ValueAsync(view, LeadRules.Return(lead.Grade), cancellationToken);
        if (days == 0 || clock.QuietSince is not { } since) return null;
        var day = calendar.OnOrAfter(Instants.DayOf(since, zone).AddDays(days));
        // Nobody loses a lead without a workday's warning, also when the rule was made stricter a moment ago.
        var soonest = calendar.NextWorkday(Instants.DayOf(clock.WarnedAt ?? view.Now, zone));
        return day > soonest ? day : soonest;
    }


    private static long MorningOf(DateOnly day, TimeZoneInfo zone) => Instants.FromLocal(day.ToDateTime(Morning), zone);
}
