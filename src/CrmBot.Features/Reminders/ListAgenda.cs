using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>What is due, for oneself, a colleague or a team (intent <c>agenda</c>).</summary>
internal sealed class ListAgenda(AgendaOwners owners, IEnumerable<IAgendaSource> sources, AgendaView view) : IFrameHandler
{
    public string Intent => "agenda";

    /// <summary>A team's open matters of every kind are many.</summary>
    public bool ReadsMuch(Frame frame) => true;

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        ShowAsync(turn, AgendaRequest.Of(frame), 0, cancellationToken);

    /// <summary>The page of the agenda, or why it may not be shown. In a group the list goes to the person's direct chat.</summary>
    public async Task<Reply> ShowAsync(Turn turn, AgendaRequest request, int page, CancellationToken cancellationToken)
    {
        var (who, refusal) = await owners.ForAsync(turn, request.Whose, cancellationToken);
        if (who is null) return refusal!;
        var question = request.Question(turn, [.. who.Select(person => person.Id)]);
        var count = await CountAsync(turn, question, cancellationToken);
        if (request.CountOnly) return new Reply.Say(AgendaView.CountKey(request), ("count", count));
        var overdue = count == 0 && request is { State: null, From: not null }
            ? await CountAsync(turn, request.OnlyOverdue().Question(turn, question.Owners), cancellationToken) : 0;
        page = Math.Min(page, AgendaView.Pages(count) - 1);
        var items = await PageAsync(turn, question, page, cancellationToken);
        var card = await view.PageAsync(turn, request, items, count, who, page, overdue, cancellationToken);
        if (!turn.Place.IsGroup || count == 0) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"agenda:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("agenda.inDirect", ("count", count));
    }

    private async Task<int> CountAsync(Turn turn, AgendaQuestion question, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var source in sources) count += await source.CountAsync(turn.Work, question, cancellationToken);
        return count;
    }

    // What stands on a page is among the first that many of each source; of what is due at once, each source keeps its own order.
    private async Task<List<AgendaItem>> PageAsync(Turn turn, AgendaQuestion question, int page, CancellationToken cancellationToken)
    {
        if (page < 0) return [];
        var most = (page + 1) * AgendaView.PageSize;
        var items = new List<AgendaItem>();
        foreach (var source in sources) items.AddRange(await source.FirstAsync(turn.Work, question, most, cancellationToken));
        return [.. items.OrderBy(item => item.Due ?? long.MaxValue).Skip(page * AgendaView.PageSize).Take(AgendaView.PageSize)];
    }
}

/// <summary>Turns the page, or ticks one thing off and shows the page again.</summary>
internal sealed class TurnAgendaPage(ListAgenda agenda) : ICardVerb
{
    public string Verb => "agenda.page";

    public bool IsRead => true;

    public bool ReadsMuch => true;

    public Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        agenda.ShowAsync(turn, AgendaRequest.Of(action), AgendaRequest.Page(action), cancellationToken);
}

/// <inheritdoc cref="TurnAgendaPage"/>
internal sealed class FinishFromAgenda(ListAgenda agenda, RepeatReminder repetitions) : ICardVerb
{
    public string Verb => "agenda.done";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        var (reminder, refusal) = await ReminderAccess.FindAsync(turn, action.Record, cancellationToken);
        if (reminder is null) return refusal!;
        await repetitions.FinishAsync(turn.Work, reminder, cancellationToken);
        await turn.Work.SaveAsync(cancellationToken);
        return await agenda.ShowAsync(turn, AgendaRequest.Of(action), AgendaRequest.Page(action), cancellationToken);
    }
}
