using CrmBot.Features.Company;
using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Quality;

/// <summary>Who looks at the samples.</summary>
internal sealed class QualityPeople(IPersonDirectory people, CompanySettings settings)
{
    /// <summary>Whoever was named, else the lead of the service team, else a manager; null when there is nobody.</summary>
    public async Task<Colleague?> ReviewerAsync(ReadView view, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<QualityReviewer>(QualityReviewer.Only, cancellationToken) is { } named
            && await people.FindAsync(view, named.PersonId, cancellationToken) is { IsActive: true } reviewer)
        {
            return reviewer;
        }
        var everybody = await people.ListAsync(view, null, cancellationToken);
        return everybody.FirstOrDefault(person => person.Role == Roles.Lead && settings.ServesAll(person.Team))
            ?? everybody.FirstOrDefault(person => person.Role == Roles.Manager);
    }

    /// <summary>Whoever is named for it now, and those who look after the service team.</summary>
    public async Task<bool> MayReviewAsync(ReadView view, Actor actor, CancellationToken cancellationToken) =>
        LooksAfterDesk(actor) || (await ReviewerAsync(view, cancellationToken) is { } reviewer && actor.ActsFor(reviewer.Id));

    public bool LooksAfterDesk(Actor actor) =>
        Roles.SeesEverything(actor.Role) || (actor.Role == Roles.Lead && settings.ServesAll(actor.Team));
}

/// <summary>质检由小何负责, Tom reviews quality: from now on the samples go to that colleague.</summary>
internal sealed class NameReviewer(QualityPeople people) : IPhrasePattern
{
    public string Name => "quality_reviewer";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (await FindColleague.NamedAsync(turn.Work, said["who"], cancellationToken) is not { } person) return null;
        if (!people.LooksAfterDesk(turn.Actor)) return new Reply.Refuse("quality.leadsOnly");
        if (person.Role == Roles.Partner) return new Reply.Refuse("quality.noPartner");
        var named = await turn.Work.Records.FindAsync<QualityReviewer>(QualityReviewer.Only, cancellationToken);
        if (named is null) turn.Db.Add(named = new QualityReviewer { Id = QualityReviewer.Only });
        named.PersonId = person.Id;
        return new Reply.Say("quality.reviewer", ("who", person.Name));
    }
}
