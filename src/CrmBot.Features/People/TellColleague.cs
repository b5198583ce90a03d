using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Help.Asides;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People;

/// <summary>王磊在哪个组, 王磊电话多少: who a colleague is here; how to reach them the messenger knows.</summary>
internal sealed class TellColleague(CardLibrary cards, CompanySettings settings) : IAside
{
    public IReadOnlyCollection<string> Codes => ["role", "reach"];

    public async Task<Reply?> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (await FindColleague.NamedAsync(turn.Work, frame.Text(Frame.Whose), cancellationToken) is not { } person) return null;
        var place = string.Join(" · ", new[] { cards.Words(turn.Locale, "people.role." + person.Role), CompanySettings.Word(settings.Teams, person.Team, turn.Locale) }.Where(static word => !string.IsNullOrEmpty(word)));
        return new Reply.Say(frame.Is(Frame.Aside, "reach") ? "people.tell.reach" : "people.tell.role", ("who", person.Name), ("place", place));
    }
}
