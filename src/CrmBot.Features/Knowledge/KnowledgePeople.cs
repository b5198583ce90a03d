using CrmBot.Features.People;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>Who answers what the knowledge base cannot.</summary>
internal sealed class KnowledgePeople(IPersonDirectory people)
{
    /// <summary>
    /// Whoever was named, else somebody of presales, the lead of the asker's team, a manager; null when there is nobody but the asker.
    /// </summary>
    public async Task<Colleague?> KeeperAsync(ReadView view, Actor asker, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<KnowledgeKeeper>(KnowledgeKeeper.Only, cancellationToken) is { } named
            && named.PersonId != asker.Id
            && await people.FindAsync(view, named.PersonId, cancellationToken) is { IsActive: true } keeper)
        {
            return keeper;
        }

        var others = (await people.ListAsync(view, null, cancellationToken)).Where(person => person.Id != asker.Id).ToList();
        return others.Find(person => person.Role == Roles.Presales)
            ?? others.Find(person => person.Role == Roles.Lead && person.Team is not null && person.Team == asker.Team)
            ?? others.Find(person => person.Role == Roles.Manager);
    }
}

/// <summary>知识库由孙悦负责: open questions go to that colleague from now on.</summary>
internal sealed class NameKeeper : IPhrasePattern
{
    public string Name => "knowledge_keeper";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        if (await FindColleague.NamedAsync(turn.Work, said["who"], cancellationToken) is not { } person) return null;
        if (turn.Actor.Role != Roles.Lead && !Roles.SeesEverything(turn.Actor.Role)) return new Reply.Refuse("knowledge.leadsOnly");
        if (person.Role == Roles.Partner) return new Reply.Refuse("knowledge.noPartner");
        var named = await turn.Work.Records.FindAsync<KnowledgeKeeper>(KnowledgeKeeper.Only, cancellationToken);
        if (named is null) turn.Db.Add(named = new KnowledgeKeeper { Id = KnowledgeKeeper.Only });
        named.PersonId = person.Id;
        return new Reply.Say("knowledge.keeper", ("who", person.Name));
    }
}
