using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Digests;
using CrmBot.Features.People;
using CrmBot.Features.Surveys.Recovery;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Surveys.Numbers;

/// <summary>Surveys as lines of the lists behind numbers: who gave what, and why.</summary>
internal sealed class SurveysInLists(
    ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintCustomer print, CardLibrary cards) : IListedRecords
{
    public string Kind => "survey";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        var asked = ids.ToList();
        var found = await view.Db.Set<Survey>().AsNoTracking().Where(survey => asked.Contains(survey.Id))
            .ToDictionaryAsync(survey => survey.Id, cancellationToken);
        var names = await customers.FindManyAsync(view, [.. found.Values.Select(survey => survey.CustomerId).Distinct()],
            cancellationToken);
        List<ListedRecord> lines = [];
        foreach (var survey in ids.Select(id => found.GetValueOrDefault(id)).OfType<Survey>())
        {
            if (names.GetValueOrDefault(survey.CustomerId) is not { } customer
                || policy.Decide(reader, "see", customer.Subject) is not { Allowed: true } sight) continue;
            var owner = (survey.AgentId ?? survey.OwnerId) is { } id ? (await people.FindAsync(view, id, cancellationToken))?.Name : null;
            lines.Add(new(survey.Id, customer.Name, sight.Masked.Contains(CustomerPolicy.Fields.Notes) ? "" : survey.Why ?? "",
                Line(view, survey, reader), owner ?? ""));
        }

        return lines;
    }

    private string Line(ReadView view, Survey survey, Actor reader) =>
        survey is { Score: { } score, AnsweredAt: { } at, Channel: { } channel }
            ? PrintCustomer.Joined(
                cards.Words(reader.Locale, "survey.score." + survey.Kind, ("score", score)),
                cards.Words(reader.Locale, "survey.channel." + channel), print.Day(at, view.Now, reader.Zone, reader.Locale))
            : PrintCustomer.Joined(cards.Words(reader.Locale, "survey.state.waiting"),
                print.Day(survey.AskedAt, view.Now, reader.Zone, reader.Locale));
}

/// <summary>Recovery tasks as lines of a list.</summary>
internal sealed class RecoveriesInLists(
    ICustomerDirectory customers, IPersonDirectory people, Policy policy, PrintCustomer print, CardLibrary cards) : IListedRecords
{
    public string Kind => "recovery";

    public async Task<IReadOnlyList<ListedRecord>> ListAsync(
        ReadView view, IReadOnlyList<Guid> ids, Actor reader, CancellationToken cancellationToken)
    {
        List<ListedRecord> lines = [];
        foreach (var id in ids)
        {
            if (await view.Records.ReadAsync<RecoveryTask>(id, cancellationToken) is not { } task
                || await customers.FindAsync(view, task.CustomerId, cancellationToken) is not { } customer
                || !policy.Decide(reader, "see", customer.Subject).Allowed)
                continue;
            var owner = task.OwnerId is { } person ? (await people.FindAsync(view, person, cancellationToken))?.Name : null;
            var line = cards.Words(reader.Locale, task.IsOpen ? "recovery.due" : "recovery.titleDone",
                ("when", print.Day(task.DueAt, view.Now, reader.Zone, reader.Locale)));
            lines.Add(new(id, customer.Name, task.Note ?? "", line, owner ?? ""));
        }

        return lines;
    }
}
