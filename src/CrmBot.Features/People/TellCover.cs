using CrmBot.Cards;
using CrmBot.Features.Help.Asides;
using CrmBot.Language;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>who's covering for Tom, who covers me: the colleague who stands in, and how to change that.</summary>
internal sealed class TellCover(CardLibrary cards) : IAside
{
    public IReadOnlyCollection<string> Codes => ["cover"];

    public async Task<Reply?> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var named = frame.Text(Frame.Whose) is { } name ? await FindColleague.NamedAsync(turn.Work, name, cancellationToken) : null;
        var (away, who) = named is null ? (turn.Actor.Id, turn.Actor.Name) : (named.Id, named.Name);
        var marked = away.ToString("N");
        var holders = await turn.Db.Set<Person>().AsNoTracking()
            .Where(person => person.IsActive && person.StandInText.Contains(marked)).ToListAsync(cancellationToken);
        var names = holders.FindAll(person => person.StandIns.Any(one => one.For == away && one.To > turn.Now))
            .ConvertAll(person => person.Name);
        return names.Count == 0
            ? new Reply.Say("people.tell.noCover", ("who", who))
            : new Reply.Say("people.tell.cover", ("who", who),
                ("list", string.Join(cards.Words(turn.Locale, "common.list_separator"), names)));
    }
}
