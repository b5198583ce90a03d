using CrmBot.Features.People.Leaves;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;

namespace CrmBot.Features.People.Notices;

/// <summary>What a person has set about being written to, with sane defaults for what they have not.</summary>
internal sealed class NoticePreferences : INoticePreferences
{
    public const int UsualBatchMinutes = 5, UsualPerHour = 20;

    public async Task<NoticeTerms?> FindAsync(ReadView view, Guid person, string kind, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<Person>(person, cancellationToken) is not { IsActive: true } known) return null;
        var today = Instants.DayOf(view.Now, Zones.Find(known.Zone));
        var leave = await LeaveCalendar.OfAsync(view, person, view.Now, cancellationToken);
        // What is muted is not wanted, also not in one heap at the midnight when the mute ends; quiet hours only put off.
        var muted = known.Mutes.Where(mute => mute.CoversOn(kind, today)).ToList();
        return new NoticeTerms(
            known.Name, muted.Count > 0 ? new NoticeWindow(false, null) : QuietTimes.Of(known, kind, view.Now),
            muted.Exists(mute => mute.Kind == kind),
            known.BatchMinutes ?? UsualBatchMinutes, Math.Max(1, known.NoticesPerHour ?? UsualPerHour))
        {
            StandIn = leave?.StandInId,
        };
    }
}
