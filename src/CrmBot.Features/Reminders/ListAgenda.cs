using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>What is due, for oneself, a colleague or a team (intent <c>agenda</c>).</summary>
internal sealed class ListAgenda(
    AgendaOwners owners, IEnumerable<IAgendaSource> sources, ICustomerDirectory customers, AgendaView view) : IFrameHandler
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
        var items = await AskAsync(turn, request, who, cancellationToken);
        if (request.CountOnly) return new Reply.Say(AgendaView.CountKey(request), ("count", items.Count));
        var overdue = items.Count == 0 && request is { State: null, From: not null }
            ? (await AskAsync(turn, request.OnlyOverdue(), who, cancellationToken)).Count : 0;
        var card = await view.PageAsync(turn, request, items, who, page, overdue, cancellationToken);
        if (!turn.Place.IsGroup || items.Count == 0) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"agenda:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("agenda.inDirect", ("count", items.Count));
    }

    private async Task<List<AgendaItem>> AskAsync(
        Turn turn, AgendaRequest request, IReadOnlyList<Colleague> who, CancellationToken cancellationToken)
    {
        var question = request.Question(turn, [.. who.Select(person => person.Id)]);
        var items = new List<AgendaItem>();
        foreach (var source in sources) items.AddRange(await source.AskAsync(turn.Work, question, cancellationToken));
        if (request.Grade is { } grade)
        {
            var known = await customers.FindManyAsync(turn.Work, [.. items.Select(item => item.CustomerId).OfType<Guid>().Distinct()],
                cancellationToken);
            items.RemoveAll(item => item.CustomerId is not { } id || known.GetValueOrDefault(id)?.Grade != grade);
        }

        return [.. items.OrderBy(item => item.Due ?? long.MaxValue).ThenBy(item => item.Record.Id)];
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
