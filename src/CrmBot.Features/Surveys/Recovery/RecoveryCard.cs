using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Features.Tickets;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Surveys.Recovery;

/// <summary>
/// The card of a recovery task: who gave what and why, until when, and a button for what was done. In a group only whose it is.
/// </summary>
internal sealed class RecoveryCard(
    ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintTicket print, ProfileCard profile, CardLibrary cards)
    : IRecordCard
{
    public string Kind => "recovery";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<RecoveryTask>(id, cancellationToken) is not { } task
            || await view.Records.ReadAsync<Survey>(task.SurveyId, cancellationToken) is not { } survey
            || await customers.FindAsync(view, task.CustomerId, cancellationToken) is not { } customer)
            return null;
        var may = cardView.Viewer is { } viewer && await MayAsync(view, people, viewer, task, cancellationToken);
        if (cardView.Viewer is { } reader && !may && !policy.Decide(reader, "see", customer.Subject).Allowed)
            return new("customer-taken", profile.Taken(customer.Name, customer.OwnerName, customer.Team, cardView.Locale),
                "recovery.summary");
        return new("recovery", await DataAsync(view, task, survey, customer, may, cardView, cancellationToken), "recovery.summary");
    }

    /// <summary>The owner, whoever stands in, the lead it is with, and those above.</summary>
    public static async Task<bool> MayAsync(
        ReadView view, IPersonDirectory people, Actor actor, RecoveryTask task, CancellationToken cancellationToken) =>
            (task.OwnerId is { } owner
                && (actor.ActsFor(owner) || Roles.LooksAfter(actor, (await people.FindAsync(view, owner, cancellationToken))?.Team)))
            || (task.LeadId is { } lead && actor.ActsFor(lead)) || Roles.SeesEverything(actor.Role);

    private async Task<JsonObject> DataAsync(
        ReadView view, RecoveryTask task, Survey survey, CustomerBrief customer, bool may, CardView cardView,
        CancellationToken cancellationToken)
    {
        var (alone, locale) = (cardView.Viewer is not null, cardView.Locale);
        return new JsonObject
        {
            ["name"] = customer.Name,
            ["owner"] = await NameAsync(view, task.OwnerId, cancellationToken),
            ["lead"] = await NameAsync(view, task.LeadId, cancellationToken),
            ["why"] = may ? survey.Why ?? "" : "",
            ["note"] = may ? task.Note ?? "" : "",
            ["doneBy"] = await NameAsync(view, task.DoneBy, cancellationToken),
            ["late"] = task.IsOpen && view.Now >= task.DueAt,
            ["acts"] = may && task.IsOpen,
            ["ticket"] = alone && task.TicketId is { } ticket ? new RecordRef("ticket", ticket).ToString() : "",
            ["say"] = new JsonObject
            {
                ["title"] = cards.Words(locale, task.IsOpen ? "recovery.title" : "recovery.titleDone"),
                ["score"] = may ? PrintCustomer.Joined(cards.Words(locale, "survey.kind." + survey.Kind),
                    cards.Words(locale, "survey.score." + survey.Kind, ("score", survey.Score))) : "",
                ["due"] = task.IsOpen ? cards.Words(locale, view.Now >= task.DueAt ? "recovery.late" : "recovery.due",
                    ("when", print.Moment(task.DueAt, view.Now, cardView.Zone, locale))) : "",
                ["done"] = task.DoneAt is { } done ? print.Moment(done, view.Now, cardView.Zone, locale) : "",
                ["key"] = ProfileData.KeyOf(task.Id),
            },
        };
    }

    private async Task<string> NameAsync(ReadView view, Guid? id, CancellationToken cancellationToken) =>
        id is { } known ? (await people.FindAsync(view, known, cancellationToken))?.Name ?? "" : "";
}

/// <summary>已处理: what was done for the customer, in a sentence.</summary>
internal sealed class RecoveryDone(IPersonDirectory people) : ICardVerb
{
    public string Verb => "recovery.done";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (action.Record is not { Kind: "recovery", Id: var id } record
            || await turn.Work.Records.FindAsync<RecoveryTask>(id, cancellationToken) is not { } task)
            return new Reply.Refuse("recovery.gone");
        if (!await RecoveryCard.MayAsync(turn.Work, people, turn.Actor, task, cancellationToken))
            return new Reply.Refuse("recovery.notYours");
        if (!task.IsOpen) return new Reply.OfRecord(record);
        if (Clip.Optional(action.Text("note-" + ProfileData.KeyOf(task.Id)), RecoveryTask.NoteLength) is not { } note)
            return new Reply.Refuse("recovery.noteMissing");
        task.Finish(note, turn.Actor.Id, turn.Now);
        await OpenRecovery.StopAsync(turn.Work, task.Id, cancellationToken);
        return new Reply.OfRecord(record);
    }
}

/// <summary>A task that undo put back waits again; one that it removed waits for nothing.</summary>
internal sealed class AfterRecoveryUndo : IAfterUndo
{
    public string Kind => "recovery";

    public async Task RestoredAsync(UnitOfWork work, Guid id, CancellationToken cancellationToken)
    {
        if (await work.Records.FindAsync<RecoveryTask>(id, cancellationToken) is { } task)
            await OpenRecovery.SetAsync(work, task, cancellationToken);
        else await OpenRecovery.StopAsync(work, id, cancellationToken);
    }
}
