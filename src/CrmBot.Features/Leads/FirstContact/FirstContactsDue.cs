using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>
/// Leads whose owners still owe the first contact: the one meaning of it for the list, the agenda and the
/// digest, so that they agree. C leads are put off (A is worked, B is kept warm, C waits until it is rated
/// better), so nobody owes them anything; nor does anybody owe it to one in the pool, which has no owner yet.
/// </summary>
internal static class FirstContactsDue
{
    /// <summary>The grade of those that are put off.</summary>
    public const string PutOff = "C";

    /// <param name="alsoPutOff">Somebody asked for C leads by name.</param>
    public static IQueryable<WaitingLead> Of(ReadView view, bool alsoPutOff = false)
    {
        var leads = view.Db.Set<Lead>().AsNoTracking().Where(lead => lead.IsOpen && lead.State == LeadState.New);
        if (!alsoPutOff) leads = leads.Where(lead => lead.Grade != PutOff);
        return view.Db.Set<LeadClock>().AsNoTracking().Where(clock => clock.OwnerId != null && clock.DueAt != null)
            .Join(leads, clock => clock.Id, lead => lead.Id, (clock, lead) => new WaitingLead { Lead = lead, Clock = clock });
    }

    public static IQueryable<WaitingLead> OfPeople(ReadView view, IReadOnlyCollection<Guid> owners) =>
        Of(view).Where(pair => owners.Contains(pair.Clock.OwnerId!.Value));
}
