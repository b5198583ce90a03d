using CrmBot.Cards;
using CrmBot.Features.Company;
using CrmBot.Features.Help.Asides;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People;

/// <summary>王磊在哪个组, 王磊电话多少: who a colleague is here; how to reach them the messenger knows.</summary>
internal sealed class TellColleague(CardLibrary cards, CompanySettings settings, IPersonDirectory people) : IAside
{
    public IReadOnlyCollection<string> Codes => ["role", "reach", "admins"];

    public async Task<Reply?> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        if (frame.Is(Frame.Aside, "admins")) return await AdminsAsync(turn, cancellationToken);
        if (await FindColleague.NamedAsync(turn.Work, frame.Text(Frame.Whose), cancellationToken) is not { } person) return null;
        string[] words = [cards.Words(turn.Locale, "people.role." + person.Role),
            CompanySettings.Word(settings.Teams, person.Team, turn.Locale)];
        var place = string.Join(" · ", words.Where(static word => !string.IsNullOrEmpty(word)));
        return new Reply.Say(frame.Is(Frame.Aside, "reach") ? "people.tell.reach" : "people.tell.role", ("who", person.Name),
            ("place", place));
    }

    private async Task<Reply?> AdminsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var admins = (await people.ListAsync(turn.Work, null, cancellationToken)).Where(person => person.Role == Roles.Admin)
            .Select(person => person.Name).ToList();
        return admins.Count == 0
            ? null
            : new Reply.Say("people.tell.admins", ("list", string.Join(cards.Words(turn.Locale, "common.list_separator"), admins)));
    }
}
