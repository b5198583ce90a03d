using CrmBot.Cards;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Notices;

/// <summary>今天别再发这类 under a card of the bot's own accord. For good one says so in words.</summary>
internal sealed class MuteToday(NoticeList notices, CardLibrary cards) : ICardVerb
{
    public string Verb => "notice.mute";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (notices.Find(action.Text("notice") ?? "") is not { } notice || turn.Place.IsGroup) return new Reply.Refuse("notice.gone");
        if (await turn.Work.Records.FindAsync<Person>(turn.Actor.Id, cancellationToken) is not { } person)
            return new Reply.Refuse("notice.gone");
        var today = DateOnly.FromDateTime(turn.LocalNow);
        if (!person.Mutes.Any(mute => mute.Kind == notice.Kind && mute.Until is null))
            person.Mutes = [.. person.Mutes.Where(mute => mute.Kind != notice.Kind), new Mute(notice.Kind, today)];
        return new Reply.Say("notice.mutedToday", ("what", cards.Words(turn.Locale, "people.notice." + notice.Kind)));
    }
}
