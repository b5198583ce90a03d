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
        var today = DateOnly.FromDateTime(Instants.ToLocal(view.Now, Zones.Find(known.Zone)));
        var leave = await LeaveCalendar.OfAsync(view, person, view.Now, cancellationToken);
        return new NoticeTerms(
            known.Name, QuietTimes.Of(known, kind, view.Now), known.Mutes.Any(mute => mute.Kind == kind && mute.CoversOn(kind, today)),
            known.BatchMinutes ?? UsualBatchMinutes, Math.Max(1, known.NoticesPerHour ?? UsualPerHour))
        {
            StandIn = leave?.StandInId,
        };
    }
}
